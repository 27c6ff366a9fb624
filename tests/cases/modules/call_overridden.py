import torch
from torch import nn


class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(2, 1)

    def forward(self, x):
        return self.layer(x)

    def __call__(self, x):
        with torch.no_grad():
            return super().__call__(x)


result = Model()(torch.ones(1, 2)).numpy().shape
