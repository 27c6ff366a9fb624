import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.register_buffer("scale", torch.ones(2))
        self.weight = nn.Parameter(torch.ones(2))


net = Net()
net.requires_grad_()
net.scale.numpy()
result = net.weight.numpy()  # expect: TNP101 certain
