import torch

w = torch.ones(4, requires_grad=True)
parts = [part.numpy() for part in w.chunk(2)]  # expect: TNP101 certain
