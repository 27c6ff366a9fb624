import torch

w = torch.ones(2, requires_grad=True)
plain = w.detach()
result = plain.numpy()
