import torch
from torch import nn

t = torch.ones(2)
nn.Identity()(t).requires_grad_()
result = t.numpy()  # expect: TNP101 likely
