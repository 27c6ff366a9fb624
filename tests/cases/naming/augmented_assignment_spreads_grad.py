import torch

buffer = torch.zeros(2)
buffer += torch.ones(2, requires_grad=True)
values = buffer.numpy()  # expect: TNP101 certain
