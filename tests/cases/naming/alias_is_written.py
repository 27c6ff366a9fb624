import torch

buffer = torch.zeros(2)
same = buffer
same.add_(torch.ones(2, requires_grad=True))
values = buffer.numpy()  # expect: TNP101 certain
