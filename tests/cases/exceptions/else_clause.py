import torch

w = torch.ones(2, requires_grad=True)
try:
    values = w.detach()
except RuntimeError:
    values = w
else:
    values = values * 2
result = values.numpy()  # expect: TNP101 likely
