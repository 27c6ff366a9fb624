import torch
from torch import nn


class Base:
    def make(self):
        return torch.ones(3)

    def converted(self):
        return self.make().numpy()  # expect: TNP101 likely

    def first(self):
        raise NotImplementedError

    def converted_first(self):
        return self.first().numpy()  # expect: TNP101 likely


class Trained(Base):
    def make(self):
        return torch.ones(3, requires_grad=True)

    def first(self):
        return torch.ones(3, requires_grad=True)


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(2, 2)

    def forward(self, x):
        return torch.ones(2)

    def converted(self):
        return self(torch.ones(1, 2)).numpy()  # expect: TNP101 likely


class Deep(Net):
    def forward(self, x):
        return self.layer(x)


first = Base().make().numpy()
second = Base().converted()
third = Trained().converted()
