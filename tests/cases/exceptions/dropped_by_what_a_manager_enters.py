import contextlib

import torch

weight = torch.ones(2, requires_grad=True)


@contextlib.contextmanager
def by_another():
    with contextlib.suppress(RuntimeError):
        yield


@contextlib.contextmanager
def by_returning():
    try:
        yield
    finally:
        return


@contextlib.contextmanager
def passed_on():
    with torch.enable_grad():
        yield


with by_another():
    weight.numpy()
with by_returning():
    weight.numpy()
with passed_on():
    result = weight.numpy()  # expect: TNP101 certain
