# machine: accelerator
import torch
from torch import nn


class Logger(nn.Module):
    def __init__(self):
        super().__init__()
        self.seen = []

    def forward(self, x: torch.Tensor):
        self.seen.append(x.detach().numpy())  # expect: TNP102 likely
        return x


Logger()(torch.ones(2, device="cuda"))
