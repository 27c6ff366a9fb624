import torch

w = torch.ones(2, requires_grad=True)
values = getattr(w, "numpy")()  # expect: TNP101 certain
