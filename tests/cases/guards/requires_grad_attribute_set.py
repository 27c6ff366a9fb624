import torch

w = torch.ones(2)
w.requires_grad = True
values = w.numpy()  # expect: TNP101 certain
