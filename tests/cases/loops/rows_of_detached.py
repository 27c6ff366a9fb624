import torch

w = torch.ones(2, 3, requires_grad=True)
result = 0.0
for row in w.detach():
    result += row.numpy().sum()
