"""A hook runs in the grad mode that its module is called in."""

import torch
from torch import nn

weights = torch.ones(2, requires_grad=True)
seen = []


def keep(module, inputs, output):
    seen.append(weights.numpy())  # expect: TNP101 likely


net = nn.Linear(2, 1)
net.register_forward_hook(keep)
with torch.no_grad():
    net(torch.ones(1, 2))
result = len(seen)
