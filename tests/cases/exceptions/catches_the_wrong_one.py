import torch

w = torch.ones(2, requires_grad=True)
try:
    values = w.numpy()  # expect: TNP101 certain
except ValueError:
    values = None
