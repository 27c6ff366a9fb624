import torch

x = torch.arange(3)
result = torch.tensor(x, dtype=torch.float64, requires_grad=True)  # expect: TNP305 certain
