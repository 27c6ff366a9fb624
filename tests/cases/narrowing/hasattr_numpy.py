import torch


def to_array(x):
    if hasattr(x, "numpy"):
        return x.numpy()  # expect: TNP103 possible
    return x


to_array(torch.ones(2, requires_grad=True))
