import torch

x = torch.ones(2, requires_grad=True)
x = torch.zeros(2)
result = x.numpy()
