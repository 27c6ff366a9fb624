import torch


def check(tensor):
    if tensor.ndim != 1:
        raise ValueError(tensor.ndim)
    return tensor


weight = torch.ones(2, requires_grad=True)
result = check(weight).numpy()  # expect: TNP101 certain
