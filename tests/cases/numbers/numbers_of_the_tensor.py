import torch

losses = torch.ones(3, requires_grad=True) * 2
result = losses.sum().item(), losses.tolist(), float(losses.detach().sum())
