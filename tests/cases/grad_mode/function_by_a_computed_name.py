"""What is found in torch by a name that is computed is a dtype or an operation for the most part, and seldom a switch."""

import torch
from torch import nn
from torch.nn import functional as F


class Scorer(nn.Module):
    def __init__(self, dtype="float32", activation="relu"):
        super().__init__()
        self.dtype = dtype
        self.activation = activation
        self.layer = nn.Linear(2, 2)

    @torch.no_grad()
    def scores(self, x):
        x = x.to(getattr(torch, self.dtype))
        return getattr(F, self.activation)(self.layer(x)).cpu().numpy()


def switched(name):
    getattr(torch, name)(False)
    weights = torch.ones(2, requires_grad=True)
    return weights.numpy()  # expect: TNP101 likely


kept = Scorer().scores(torch.ones(1, 2)).shape
result = switched("set_grad_enabled").tolist()
