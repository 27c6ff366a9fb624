import contextlib

import torch


@contextlib.contextmanager
def leaf():
    yield torch.ones(2, requires_grad=True)


with leaf() as x:
    values = x.numpy()  # expect: TNP101 certain
