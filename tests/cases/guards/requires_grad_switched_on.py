import torch

w = torch.ones(2)
w.requires_grad_()
values = w.numpy()  # expect: TNP101 certain
