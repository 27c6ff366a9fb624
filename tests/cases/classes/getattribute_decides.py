import torch


class Frozen:
    def __init__(self):
        self.weight = torch.ones(2, requires_grad=True)

    def __getattribute__(self, name):
        value = object.__getattribute__(self, name)
        return value.detach() if isinstance(value, torch.Tensor) else value


result = Frozen().weight.numpy()  # expect: TNP103 possible
