import torch

a, b = torch.ones(2)
a.requires_grad_()
other = b.numpy()
values = a.numpy()  # expect: TNP101 certain
