import torch
from torch import nn

net = nn.Sequential(nn.Linear(2, 2), nn.Tanh())
with torch.no_grad():
    result = net(torch.ones(1, 2)).numpy()
