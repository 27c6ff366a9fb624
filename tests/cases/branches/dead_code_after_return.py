import torch


def as_list(value: torch.Tensor):
    return value.tolist()
    return value.numpy()


result = as_list(torch.ones(2, requires_grad=True))
