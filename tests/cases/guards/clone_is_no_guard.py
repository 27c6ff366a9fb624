import torch

w = torch.ones(2, requires_grad=True)
values = w.clone().numpy()  # expect: TNP101 certain
