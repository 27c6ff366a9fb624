import torch

w = torch.ones(3, requires_grad=True)
first = w.numpy()[0]  # expect: TNP101 certain
