# Parameters require grad wherever the layer is made.
import torch
from torch import nn

with torch.no_grad():
    layer = nn.Linear(2, 1)
values = layer(torch.ones(1, 2)).numpy()  # expect: TNP101 certain
