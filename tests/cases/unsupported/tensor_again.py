import torch

x = torch.ones(2)
result = torch.from_numpy(x)  # expect: TNP311 certain
