import torch
from torch.autograd.functional import hessian, jacobian

x = torch.tensor([2.0, 3.0], requires_grad=True)
first = jacobian(lambda v: v**2, x).numpy()
result = hessian(lambda v: (v**3).sum(), x).numpy()
