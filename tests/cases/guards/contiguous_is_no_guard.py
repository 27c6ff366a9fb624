import torch

w = torch.ones(2, 2, requires_grad=True)
values = w.t().contiguous().numpy()  # expect: TNP101 certain
