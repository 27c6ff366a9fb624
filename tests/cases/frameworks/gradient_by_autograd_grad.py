import torch

x = torch.tensor([2.0, 3.0], requires_grad=True)
(slope,) = torch.autograd.grad((x**2).sum(), x)
result = slope.numpy()
