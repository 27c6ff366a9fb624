import torch

w = torch.ones(2, requires_grad=True)
y = w * 0
try:
    y = w * 2
finally:
    values = y.numpy()  # expect: TNP101 certain
