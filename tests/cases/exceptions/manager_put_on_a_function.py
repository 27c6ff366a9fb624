import contextlib

import torch


@contextlib.contextmanager
def reported():
    try:
        yield
    except RuntimeError as error:
        print(error)


@reported()
def attempt():
    torch.ones(2, requires_grad=True).numpy()


attempt()
result = True
