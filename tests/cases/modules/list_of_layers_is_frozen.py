import torch
from torch import nn

layer = nn.Linear(2, 2)
layers = nn.ModuleList([layer])
layers.requires_grad_(False)
result = layer(torch.ones(2)).numpy()  # expect: TNP101 likely
