import torch

w = torch.ones(2, requires_grad=True)
values = w.to(torch.float64).numpy()  # expect: TNP101 certain
