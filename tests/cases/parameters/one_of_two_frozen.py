import torch
from torch import nn

layer = nn.Linear(2, 1)
layer.weight.requires_grad_(False)
values = layer(torch.ones(1, 2)).numpy()  # expect: TNP101
