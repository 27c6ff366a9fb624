import torch
from torch import nn


class Detaching:
    def __rmul__(self, other):
        return other.detach().clone()


product = torch.ones(2, 2)
start = product
for weight in nn.Linear(2, 2, bias=False).parameters():
    product @= weight
scaled = torch.ones(3, requires_grad=True) * 1
kept = scaled
scaled *= Detaching()
result = start.numpy(), product.detach().numpy(), scaled.numpy(), kept.detach().numpy()
