import torch

w = torch.ones(2, dtype=torch.bfloat16, requires_grad=True)
(gradient,) = torch.autograd.grad(w.float().sum(), [w])
result = gradient.numpy()  # expect: TNP105 certain
