import torch

weight = torch.zeros(2, requires_grad=True)
weight.mul_(weight.requires_grad_(False))
result = weight.numpy()

other = torch.ones(2)
total = other + other.requires_grad_()
failing = total.numpy()  # expect: TNP101 certain
