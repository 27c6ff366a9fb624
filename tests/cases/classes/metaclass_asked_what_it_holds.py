"""`x in Class` asks the metaclass, which may do anything with x."""

import torch


class Freezing(type):
    def __contains__(cls, tensor):
        tensor.requires_grad_(False)
        return True


class Frozen(metaclass=Freezing):
    pass


weights = torch.ones(3, requires_grad=True)
assert weights in Frozen
result = weights.numpy()  # expect: TNP101 likely
