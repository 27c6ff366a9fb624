# detach() gives a new tensor; the old one is as it was.
import torch

w = torch.ones(2, requires_grad=True) * 2
w.detach()
values = w.numpy()  # expect: TNP101 certain
