import torch

buffer = torch.zeros(2)
buffer[0] = torch.ones((), requires_grad=True)
values = buffer.numpy()  # expect: TNP101 certain
