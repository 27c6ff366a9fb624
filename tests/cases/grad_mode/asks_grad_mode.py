import torch

w = torch.ones(2, requires_grad=True)
result = w.detach().numpy() if torch.is_grad_enabled() else w.numpy()
