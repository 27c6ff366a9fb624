import torch
from torch import nn


class Helper:
    pass


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.listed = [nn.Linear(2, 2)]
        self.listed[0].requires_grad_(False)
        self.helper = Helper()
        self.helper.scale = nn.Parameter(torch.ones(2), requires_grad=False)
        self.layer = nn.Linear(2, 2)
        self.layer.requires_grad_(False)


net = Net()
net.requires_grad_(True)
net.listed[0](torch.ones(2)).numpy()
net.helper.scale.numpy()
net.layer.weight.numpy()  # expect: TNP101 certain
net.to("meta")
result = net.listed[0](torch.ones(2)).numpy()
