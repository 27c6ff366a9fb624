import torch
from torch import nn


class Features(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Linear(2, 2)
        for parameter in self.parameters():
            parameter.requires_grad_(False)

    def forward(self, x):
        return self.body(x)


result = Features()(torch.ones(1, 2)).numpy().shape
