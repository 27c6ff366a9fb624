import torch

w = torch.ones(3, requires_grad=True)
one, other = torch.atleast_2d([w, torch.ones(3)])
plain = other.numpy()
result = one.numpy()  # expect: TNP101 certain
