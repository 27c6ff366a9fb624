import contextlib

import torch


def predict(train):
    w = torch.ones(2, requires_grad=True)
    with contextlib.nullcontext() if train else torch.no_grad():
        return w * 2


first = predict(False).numpy()
second = predict(True).numpy()  # expect: TNP101 certain
