import torch

x = torch.ones(2, dtype=torch.bfloat16)
result = x.float().numpy()
