# A factory's requires_grad=True holds inside no_grad too.
import torch

with torch.no_grad():
    w = torch.zeros(2, requires_grad=True)
values = w.numpy()  # expect: TNP101 certain
