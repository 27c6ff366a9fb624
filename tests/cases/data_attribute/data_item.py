import torch

loss = torch.ones((), requires_grad=True) * 2
result = loss.data.item()
