import torch
from torch import nn

layer = nn.Linear(2, 2)
for held in layer.state_dict(keep_vars=True).values():
    held.requires_grad_(False)
result = layer(torch.ones(1, 2)).numpy()  # expect: TNP101 likely
