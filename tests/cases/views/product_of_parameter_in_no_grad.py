import torch

w = torch.nn.Parameter(torch.ones(3))
with torch.no_grad():
    doubled = w * 2
result = doubled.numpy()
