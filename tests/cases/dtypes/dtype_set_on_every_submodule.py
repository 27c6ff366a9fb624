import torch
from torch import nn


class Cast(nn.Module):
    def __init__(self):
        super().__init__()
        self.dtype = torch.bfloat16

    def forward(self, x):
        return x.to(self.dtype)


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.cast = Cast()

    def forward(self, x):
        return self.cast(x)


net = Net()
for one in net.modules():
    if isinstance(one, Cast):
        one.dtype = torch.float32
result = net(torch.ones(2)).numpy()  # expect: TNP105 likely
