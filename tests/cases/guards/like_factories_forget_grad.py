import torch

w = torch.ones(2, requires_grad=True)
result = torch.zeros_like(w).numpy()
