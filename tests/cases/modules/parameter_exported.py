# machine: accelerator
import torch
from torch import nn


class Scale(nn.Module):
    def __init__(self):
        super().__init__()
        self.scale = nn.Parameter(torch.ones(2))

    @property
    def values(self):
        return self.scale.detach().numpy()  # expect: TNP102 likely


Scale().cuda().values
