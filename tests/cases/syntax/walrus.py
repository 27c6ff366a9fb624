import torch

w = torch.ones(2, requires_grad=True)
if (y := w * 2).sum() > 0:
    values = y.numpy()  # expect: TNP101 certain
