import torch
from torch import nn

layer = nn.Linear(2, 2)
compiled = torch.compile(layer)
compiled._orig_mod.requires_grad_(False)
result = layer(torch.ones(1, 2)).numpy()
