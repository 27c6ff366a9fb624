import numpy as np
import torch


def array(x):
    match x:
        case torch.Tensor() as t:
            return t.detach().cpu().numpy()
        case np.ndarray() | list():
            return np.asarray(x)
    return x.numpy() if hasattr(x, "numpy") else x


def detached(x):
    match x:
        case torch.Tensor():
            x = x.detach().cpu()
        case _:
            return x
    return x.numpy()


w = torch.ones(2, requires_grad=True)
result = [array(w), array(np.ones(2)), array([1.0]), array(3), detached(w), detached(2)]
