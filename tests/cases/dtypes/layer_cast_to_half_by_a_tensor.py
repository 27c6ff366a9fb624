import torch
from torch import nn

layer = nn.Linear(2, 2)
x = torch.ones(1, 2, dtype=torch.bfloat16)
layer.to(tensor=x)
result = layer.weight.detach().numpy()  # expect: TNP105 certain
