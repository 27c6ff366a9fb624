import torch

w = torch.ones(2, requires_grad=True)
w.real.requires_grad_(False)
result = w.numpy()  # expect: TNP101 likely
