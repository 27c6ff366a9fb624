import torch

w = torch.ones(2, requires_grad=True)
result = w.view(dtype=torch.float32).numpy()
