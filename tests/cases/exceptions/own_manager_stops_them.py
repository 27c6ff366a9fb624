import contextlib

import torch


class Ignoring:
    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        return kind is not None and issubclass(kind, RuntimeError)


@contextlib.contextmanager
def ignoring():
    try:
        yield
    except RuntimeError:
        pass


w = torch.ones(2, requires_grad=True)
with Ignoring():
    w.numpy()
with ignoring():
    w.numpy()
result = True
