# What the block computes is free of grad; what comes after it is not.
import contextlib

import torch


@contextlib.contextmanager
def evaluating():
    with torch.no_grad():
        yield


w = torch.ones(2, requires_grad=True)
with evaluating():
    inside = w * 2
first = inside.numpy()
second = (w * 2).numpy()  # expect: TNP101 certain
