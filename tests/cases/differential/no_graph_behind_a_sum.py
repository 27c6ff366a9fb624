import torch

weight = torch.ones(2, requires_grad=True)


def parts():
    yield torch.linspace(0, 1, 4)


total = sum(parts())
result = None
if total.grad_fn is None:
    result = weight.numpy()  # expect: TNP101 certain
