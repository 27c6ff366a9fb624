import torch
from torch import nn

__all__ = ["Scaled"]


class Scaled(nn.Module):
    def __init__(self):
        super().__init__()
        self.scale = nn.Parameter(torch.ones(3))
        self.register_buffer("offset", torch.zeros(3))

    def forward(self, x):
        return x * self.scale

    def hidden(self):
        return self.scale.detach().cpu().numpy()
