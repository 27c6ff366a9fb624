# machine: cpu
import torch
from torch import nn

layer = nn.Linear(2, 2).bfloat16()
layer.load_state_dict(nn.Linear(2, 2).state_dict(), assign=True)
result = layer.weight.detach().numpy()  # expect: TNP105 likely
