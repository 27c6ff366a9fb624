import torch
from torch import nn

layer = nn.Linear(2, 1)
with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
    output = layer(torch.ones(1, 2))
values = output.numpy()  # expect: TNP105
