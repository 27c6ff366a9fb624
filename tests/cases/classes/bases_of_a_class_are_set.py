"""A class may come to derive from another one."""

import torch


class Trained:
    def weights(self):
        return torch.ones(3, requires_grad=True)


class Frozen:
    def weights(self):
        return torch.ones(3)


class Layer(Trained):
    pass


Layer.__bases__ = (Frozen,)
result = Layer().weights().numpy()  # expect: TNP101 likely
