import torch

a, b = torch.ones(4).chunk(2)
first, *rest = map(torch.ones, (2, 2))
first.requires_grad_()
b.requires_grad_()
values = b.numpy()  # expect: TNP101 certain
