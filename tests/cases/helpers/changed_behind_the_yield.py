import contextlib

import torch


@contextlib.contextmanager
def trainable():
    made = torch.ones(2, requires_grad=True)
    yield made
    made.requires_grad_(False)


with trainable() as weight:
    pass
result = weight.numpy()
