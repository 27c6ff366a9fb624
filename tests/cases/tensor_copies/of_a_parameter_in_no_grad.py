import torch
from torch import nn

layer = nn.Linear(2, 1)
with torch.no_grad():
    before = torch.tensor(layer.weight)  # expect: TNP305 certain
result = before.requires_grad
