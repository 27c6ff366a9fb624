import torch
from torch import nn


class Net(nn.Module):
    def __init__(self, name):
        super().__init__()
        layer, other = nn.Linear(2, 2), nn.Linear(2, 2)
        self.layers = [layer, other]
        self.add_module("first", layer)
        self.register_module(name, other)


net = Net("second")
net.requires_grad_(False)
net.layers[0](torch.ones(2)).numpy()
net.layers[1](torch.ones(2)).numpy()
in_turn = nn.Sequential()
in_turn.add_module("only", nn.Linear(2, 2))
result = in_turn(torch.ones(2)).numpy()  # expect: TNP101 certain
