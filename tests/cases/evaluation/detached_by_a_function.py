import torch

doubled = torch.ones(2, requires_grad=True) * 2
torch.detach_(doubled)
result = doubled.numpy()
