import torch
from torch.distributions import StudentT

w = torch.ones(3, requires_grad=True)
result = StudentT(w).loc.numpy()
