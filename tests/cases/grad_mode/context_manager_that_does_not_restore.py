import contextlib

import torch


@contextlib.contextmanager
def evaluating():
    torch.set_grad_enabled(False)
    yield


w = torch.ones(2, requires_grad=True)
with evaluating():
    pass
result = (w * 2).numpy()
