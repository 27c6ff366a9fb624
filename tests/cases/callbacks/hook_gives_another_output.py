"""A hook of a submodule gives something else; one that only looks does not."""

import torch
from torch import nn

net = nn.Sequential(nn.Linear(2, 2), nn.ReLU())
net[1].register_forward_hook(lambda module, given, output: output.detach())
identity = nn.Identity()
identity.register_forward_pre_hook(lambda module, given: (given[0].detach(),))
result = [
    net(torch.ones(1, 2)).numpy(),  # expect: TNP101 likely
    identity(torch.ones(2, requires_grad=True)).numpy(),  # expect: TNP101 likely
]
