import torch

a = torch.ones(2, requires_grad=True)
if a.grad_fn is None:
    result = a.numpy()  # expect: TNP101 certain
