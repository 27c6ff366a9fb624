import torch
from torch import nn


class Base(nn.Module):
    def __init__(self):
        super().__init__()
        self.head = nn.Linear(2, 1)

    def forward(self, x):
        return self.head(x)


class Regressor(Base):
    pass


prediction = Regressor()(torch.ones(1, 2))
print(prediction.numpy())  # expect: TNP101 certain
