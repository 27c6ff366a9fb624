import torch

w = torch.ones(2, requires_grad=True)
convert = w.numpy
values = convert()  # expect: TNP101 certain
