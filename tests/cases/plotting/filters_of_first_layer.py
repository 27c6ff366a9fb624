import torch
from torch import nn

conv = nn.Conv2d(1, 4, 3)
kernels = conv.weight.numpy()  # expect: TNP101 certain
