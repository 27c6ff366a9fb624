# machine: accelerator
import torch
from torch import nn


def features(net: nn.Module, x: torch.Tensor):
    x = x.to(next(net.parameters()).device)
    return x.mean(dim=0).detach().numpy()  # expect: TNP102 likely


features(nn.Linear(2, 2).cuda(), torch.ones(3, 2))
