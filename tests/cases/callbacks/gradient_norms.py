import torch
from torch import nn

layer = nn.Linear(2, 1)
layer(torch.ones(1, 2)).sum().backward()
norms = {}
for name, parameter in layer.named_parameters():
    if parameter.grad is not None:
        norms[name] = parameter.grad.norm().cpu().numpy()
result = sorted(norms)
