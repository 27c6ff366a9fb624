import torch

w = torch.ones(2, requires_grad=True)
values = torch.Tensor.exp(w).numpy()  # expect: TNP101 certain
