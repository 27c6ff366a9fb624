import contextlib

import torch


@contextlib.contextmanager
def frozen(tensor):
    tensor.requires_grad_(False)
    yield
    tensor.requires_grad_(True)


w = torch.ones(2, requires_grad=True)
with frozen(w):
    first = w.numpy()
second = w.numpy()  # expect: TNP101 certain
