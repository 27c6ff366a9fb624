import copy

import torch
from torch import nn

online = nn.Linear(2, 2)
target = copy.deepcopy(online).requires_grad_(False)
other = copy.deepcopy(online)
other.requires_grad_(False)
x = torch.ones(2)
first = target(x).numpy()
second = other(x).numpy()
third = online(x).numpy()  # expect: TNP101 certain
