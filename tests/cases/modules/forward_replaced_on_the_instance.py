import torch
from torch import nn


class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(2, 1)

    def forward(self, x):
        return self.layer(x)


model = Model()
model.forward = lambda x: x.sum(-1)
result = model(torch.ones(1, 2)).numpy()
