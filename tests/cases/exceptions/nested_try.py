import torch

w = torch.ones(2, requires_grad=True)
try:
    try:
        values = w.numpy()
    except ValueError:
        values = None
except RuntimeError:
    values = w.detach().numpy()
result = values
