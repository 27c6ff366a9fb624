import torch
from torch import nn

layer = nn.Linear(2, 1)
layer.forward = lambda x: x.sum(-1)
result = layer(torch.ones(1, 2)).numpy()  # expect: TNP101 likely
