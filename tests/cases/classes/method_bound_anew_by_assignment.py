import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(2, 2)

    def forward(self, x):
        return self.layer(x)

    forward = torch.no_grad()(forward)


class Plain(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(2, 2)

    def forward(self, x):
        return self.layer(x)


class Frozen(Plain):
    forward = torch.no_grad()(Plain.forward)


x = torch.ones(1, 2)
first = Net()(x).numpy()
second = Frozen()(x).numpy()
third = Plain()(x).numpy()  # expect: TNP101 certain
