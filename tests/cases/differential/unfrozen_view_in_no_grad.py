import torch

w = torch.ones(2, 2, requires_grad=True)
with torch.no_grad():
    flat = w.view(-1)
    flat.requires_grad_(False)
result = flat.numpy()  # expect: TNP101
