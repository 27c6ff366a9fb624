import torch
from torch import nn

layer = torch.jit.script(nn.Linear(2, 2))
layer(torch.ones(1, 2)).numpy()  # expect: TNP101 certain
