# machine: accelerator
import torch
from torch import nn


class Encoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(2, 2)

    def codes(self, x: torch.Tensor):
        with torch.no_grad():
            return self.layer(x).relu().numpy()  # expect: TNP102 likely


Encoder().cuda().codes(torch.ones(1, 2, device="cuda"))
