import torch

x = torch.arange(3.0, requires_grad=True)
y = -x**2 @ x
values = y.numpy()  # expect: TNP101 certain
