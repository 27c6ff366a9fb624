# machine: accelerator
import torch
from torch import nn


def respond(layer: nn.Module, device):
    with torch.no_grad():
        return layer(torch.ones(1, 2).to(device)).numpy()  # expect: TNP102 likely


respond(nn.Linear(2, 1).cuda(), "cuda")
