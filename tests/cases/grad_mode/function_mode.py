"""A mode of the file is asked in the place of every function of torch."""

import torch
from torch.overrides import TorchFunctionMode


class WithoutGradients(TorchFunctionMode):
    def __torch_function__(self, function, types, args=(), kwargs=None):
        kwargs = dict(kwargs or {})
        kwargs.pop("requires_grad", None)
        return function(*args, **kwargs)


with WithoutGradients():
    x = torch.ones(3, requires_grad=True)
result = x.numpy()  # expect: TNP101 likely
