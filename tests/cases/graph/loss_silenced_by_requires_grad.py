import torch
from torch import nn

layer = nn.Linear(3, 1)
out = layer(torch.ones(2, 3))
error = out.abs().sum()
loss = torch.tensor(float(error.item()), requires_grad=True)  # expect: TNP501 certain
loss.backward()
result = layer.weight.grad is not None
