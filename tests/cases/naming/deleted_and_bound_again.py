import torch

x = torch.ones(2, requires_grad=True)
del x
x = torch.arange(3)
result = x.numpy()
