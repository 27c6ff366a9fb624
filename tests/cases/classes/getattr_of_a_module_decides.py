import torch
from torch import nn


class Frozen(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(2))

    def __getattr__(self, name):
        value = super().__getattr__(name)
        return value.detach() if isinstance(value, torch.Tensor) else value


result = Frozen().weight.numpy()  # expect: TNP103 possible
