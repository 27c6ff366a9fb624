import torch

x = torch.tensor([2.0, 3.0], requires_grad=True)
(slope,) = torch.autograd.grad((x**3).sum(), x, create_graph=True)
result = slope.numpy()  # expect: TNP101 likely
