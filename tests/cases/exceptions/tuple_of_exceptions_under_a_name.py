import torch

REFUSALS = (RuntimeError, TypeError)
w = torch.ones(1, requires_grad=True)
try:
    result = w.numpy()
except REFUSALS:
    result = w.detach().cpu().numpy()
