import torch

a = torch.ones(2, requires_grad=True)
b = a.detach()
total = b + 1
result = total.numpy()
