# machine: cpu
import torch
from torch import nn

net = nn.Linear(2, 2)
with torch.no_grad(), torch.autocast("cpu"):
    with torch.autocast("cpu", enabled=False):
        output = net(torch.ones(1, 2))
    norm = torch.ones(2, 2).norm()
    wide = torch.ones(2, 2, dtype=torch.float64) @ torch.ones(2, 2, dtype=torch.float64)
result = output.numpy(), norm.numpy(), wide.numpy()
