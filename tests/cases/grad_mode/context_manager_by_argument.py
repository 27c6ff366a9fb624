import contextlib

import torch


@contextlib.contextmanager
def mode(train):
    if train:
        yield
    else:
        with torch.no_grad():
            yield


w = torch.ones(2, requires_grad=True)
with mode(False):
    first = (w * 2).numpy()
with mode(True):
    second = (w * 2).numpy()  # expect: TNP101 certain
