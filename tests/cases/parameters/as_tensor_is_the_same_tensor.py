import torch

w = torch.ones(2, requires_grad=True)
values = torch.as_tensor(w).numpy()  # expect: TNP101 certain
