import torch
from torch import nn


class Features(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Linear(2, 2)

    def forward(self, x):
        return self.body(x)


features = Features()
for parameter in features.parameters():
    parameter.requires_grad = False
result = features(torch.ones(1, 2)).numpy().shape
