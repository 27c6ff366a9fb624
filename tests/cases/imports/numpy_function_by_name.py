import torch
from numpy import asarray

w = torch.ones(2, requires_grad=True)
values = asarray(w)  # expect: TNP101 certain
