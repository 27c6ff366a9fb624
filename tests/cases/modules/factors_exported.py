# machine: accelerator
import torch
from torch import nn


class Factoriser(nn.Module):
    def __init__(self):
        super().__init__()
        self.factors = nn.Parameter(torch.zeros(2, 2))

    def components(self):
        return torch.sigmoid(self.factors).detach().numpy()  # expect: TNP102 likely


Factoriser().cuda().components()
