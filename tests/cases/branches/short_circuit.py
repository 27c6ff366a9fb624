import torch

w = torch.ones(2, requires_grad=True)
result = w.requires_grad or w.numpy().sum() > 0
