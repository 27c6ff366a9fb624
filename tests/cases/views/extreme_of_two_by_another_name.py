import torch

w = torch.ones(2, 3, requires_grad=True)
result = torch.max(w, x2=w).numpy()  # expect: TNP101 certain
