import torch

w = torch.ones(2, requires_grad=True)
try:
    result = w.numpy()
except Exception:
    result = w.detach().numpy()
