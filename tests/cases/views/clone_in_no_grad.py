import torch
from torch import nn

layer = nn.Linear(2, 3)
with torch.no_grad():
    matrix = layer.weight.T.clone()
result = matrix.numpy().shape
