import torch
from torch import nn

layer = nn.Linear(2, 1)
with torch.no_grad():
    norms = [p.norm() for p in layer.parameters()]
result = [n.numpy() >= 0 for n in norms]
