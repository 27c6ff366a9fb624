import contextlib

import torch


@contextlib.contextmanager
def evaluating():
    before = torch.is_grad_enabled()
    torch.set_grad_enabled(False)
    try:
        yield
    finally:
        torch.set_grad_enabled(before)


w = torch.ones(2, requires_grad=True)
with evaluating():
    first = (w * 2).numpy()
second = (w * 2).numpy()  # expect: TNP101 certain
