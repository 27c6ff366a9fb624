import torch

x = torch.ones(2, dtype=torch.bfloat16)
try:
    result = x.numpy()
except TypeError:
    result = x.float().numpy()
