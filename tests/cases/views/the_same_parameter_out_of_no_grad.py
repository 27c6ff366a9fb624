import torch
from torch import nn

layer = nn.Linear(2, 3)
with torch.no_grad():
    bias = layer.bias
values = bias.numpy()  # expect: TNP101 certain
