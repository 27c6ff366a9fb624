import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.base = nn.Sequential(nn.Linear(2, 2), nn.ReLU())
        self.head = nn.Linear(2, 2)
        for parameter in self.base.parameters():
            parameter.requires_grad = False

    def features(self, inputs):
        return self.base(inputs).cpu().numpy()


net = Net()
features = net.features(torch.ones(1, 2))
[parameter.requires_grad_(False) for parameter in net.head.parameters()]
result = net.head(torch.ones(1, 2)).numpy()
