import torch
from torch import nn

w = torch.ones(1, 4, requires_grad=True)
pooled, places = nn.MaxPool1d(2, 2, 0, 1, True)(w)
found = places.numpy()
result = pooled.numpy()  # expect: TNP101 certain
