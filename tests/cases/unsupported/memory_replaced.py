# What was cast as a whole is cast back one by one, or loaded anew: of its dtype nothing is certain.
# machine: cpu
import torch
from torch import nn

layer = nn.Linear(2, 2).bfloat16()
for parameter in layer.parameters():
    parameter.data = parameter.data.float()
x = torch.ones(2, dtype=torch.bfloat16)
x.data = x.data.float()
result = x.numpy(), layer.weight.detach().numpy()  # expect: TNP105 likely
