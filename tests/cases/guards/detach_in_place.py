import torch

y = torch.ones(2, requires_grad=True) * 2
y.detach_()
result = y.numpy()
