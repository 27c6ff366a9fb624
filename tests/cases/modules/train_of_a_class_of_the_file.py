import torch
from torch import nn


class Scale(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(3))

    def train(self, mode=True):
        super().train(mode)
        self.weight.requires_grad_(mode)
        return self

    def forward(self, x):
        return x * self.weight


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.scale = Scale()

    def forward(self, x):
        return self.scale(x)


class Plain(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(3, 3)

    def forward(self, x):
        return self.layer(x)


x = torch.ones(1, 3)
scale = Scale()
scale.eval()
first = scale(x).numpy()
second = Scale().eval()(x).numpy()
net = Net().eval()
third = net(x).numpy()
several = nn.Sequential(Scale())
several.eval()
fourth = several(x).numpy()
plain = Plain().eval()
fifth = plain(x).numpy()  # expect: TNP101 certain
