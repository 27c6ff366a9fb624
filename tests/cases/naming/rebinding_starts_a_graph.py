import torch

x = torch.zeros(2)
x = x + torch.ones(2, requires_grad=True)
values = x.numpy()  # expect: TNP101 certain
