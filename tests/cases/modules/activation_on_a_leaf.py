import torch
from torch import nn

points = torch.linspace(-1, 1, 5, requires_grad=True)
curve = nn.ReLU()(points)
result = curve.numpy()  # expect: TNP101 certain
