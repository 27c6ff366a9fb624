import torch
from torch import nn

layer = nn.Linear(2, 3)
with torch.no_grad():
    matrix = layer.weight.T
values = matrix.numpy()  # expect: TNP101 certain
