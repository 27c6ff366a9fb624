import torch
from torch import nn

conv = nn.Conv2d(1, 4, 3)
result = conv.weight.detach().numpy().shape
