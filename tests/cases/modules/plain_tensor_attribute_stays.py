# machine: accelerator
import torch
from torch import nn


class Grid(nn.Module):
    def __init__(self):
        super().__init__()
        self.points = torch.arange(3)

    def export(self):
        return self.points.numpy()


result = Grid().cuda().export()
