# With its default dtype, float16, the output converts.
# machine: cpu
import torch
from torch import nn

net = nn.Linear(2, 2)
with torch.no_grad(), torch.autocast("cuda"):
    output = net(torch.ones(1, 2))
result = output.numpy()
