import torch
from torch import nn

with torch.no_grad():
    flat = nn.Flatten()(torch.ones(2, 2, requires_grad=True))
result = flat.numpy()  # expect: TNP101 likely
