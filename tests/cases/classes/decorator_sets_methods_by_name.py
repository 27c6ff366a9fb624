import torch
from torch import nn


def frozen(cls):
    for n in ("forward", "get"):
        if hasattr(cls, n):
            setattr(cls, n, torch.no_grad()(getattr(cls, n)))
    return cls
@frozen
class Net(nn.Module):
    def __init__(self): 
        super().__init__()
        self.l = nn.Linear(2, 2)
    def forward(self, x): return self.l(x)
result = Net()(torch.ones(1, 2)).numpy()  # expect: TNP101 likely
