# machine: cpu
import torch

w = torch.ones(2)
traced = w.requires_grad
w = torch.ones(2, requires_grad=True)
if not traced:
    w.numpy()  # expect: TNP101 certain
