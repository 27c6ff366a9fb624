"""A function that is handed over in two ways runs with grad mode off here, and in the mode of the caller there."""

import torch
from torch import nn

weights = torch.ones(2, requires_grad=True)
seen = []


def keep(*given):
    seen.append(weights.numpy())  # expect: TNP101 likely


def keep_of_gradients(*given):
    seen.append(weights.numpy())


net = nn.Linear(2, 1)
x = torch.ones(1, 2, requires_grad=True)
x.register_hook(keep)
x.register_hook(keep_of_gradients)
net(x).sum().backward()
net.register_forward_hook(keep)
with torch.no_grad():
    net(x)
result = len(seen)
