import contextlib

import torch


@contextlib.contextmanager
def evaluating():
    with torch.no_grad():
        yield


w = torch.ones(2, requires_grad=True)


@evaluating()
def report():
    return (w * 2).numpy()


result = report()
