"""Most hooks look at an output, and give none."""

import torch
from torch import nn

net = nn.Sequential(nn.Linear(2, 2), nn.ReLU())
seen = []


def record(module, given, output):
    seen.append(output.detach())


net[1].register_forward_hook(record)
net[0].register_forward_hook(lambda module, given, output: seen.append(output.shape))
result = net(torch.ones(1, 2)).numpy()  # expect: TNP101 likely
