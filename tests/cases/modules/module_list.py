import torch
from torch import nn

layers = nn.ModuleList([nn.Linear(2, 2) for _ in range(2)])
x = torch.ones(1, 2)
for layer in layers:
    x = layer(x)
print(x.numpy())  # expect: TNP103 possible
