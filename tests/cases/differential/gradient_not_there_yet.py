import torch

a = torch.ones(2, requires_grad=True)
if a.grad is not None:
    result = a.grad.numpy()
else:
    result = a.numpy()  # expect: TNP101 certain
