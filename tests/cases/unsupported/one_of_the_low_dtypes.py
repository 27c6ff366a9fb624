# machine: cpu
import torch

LOW = {torch.bfloat16, torch.float8_e5m2}
x = torch.ones(2, dtype=torch.bfloat16)
if x.dtype in LOW:
    x = x.float()
result = x.numpy()
