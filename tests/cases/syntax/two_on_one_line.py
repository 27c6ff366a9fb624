import torch

a, b = torch.ones(1), torch.ones(1, requires_grad=True)
pair = (a.numpy(), b.numpy())  # expect: TNP101 certain
