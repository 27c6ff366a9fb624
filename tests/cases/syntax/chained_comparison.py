import torch

x = torch.arange(3.0, requires_grad=True)
inside = (x > 0) & (x < 2)
result = inside.numpy()
