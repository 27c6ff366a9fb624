# machine: accelerator
import torch
from torch import nn


class Logger(nn.Module):
    def forward(self, x):
        self.last = x.detach().mean().numpy()  # expect: TNP102 likely
        return x


Logger()(torch.ones(2, device="cuda"))
