import torch
from torch import nn

h = nn.Linear(2, 2)(torch.ones(2))
with torch.no_grad():
    rectified = nn.ReLU(True)(h)
result = rectified.numpy()  # expect: TNP101 likely
