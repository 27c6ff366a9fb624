import contextlib

import torch
from torch import nn

net = nn.Linear(2, 2)


def losses(x, phase):
    with torch.set_grad_enabled(phase == "train"):
        y = net(x)
    if phase == "train":
        y.sum().backward()
        return y.detach().numpy()
    return y.numpy()


def outputs(x, train):
    context = contextlib.nullcontext() if train else torch.no_grad()
    with context:
        y = net(x)
    return y.detach().numpy() if train else y.numpy()


def scores(x, train):
    with torch.set_grad_enabled(train):
        y = net(x)
    if not train:
        return y.numpy()
    return y.numpy()  # expect: TNP101 certain


def weighted(weights=None):
    y = torch.ones(2)
    if weights is not None:
        y = y * nn.Parameter(torch.ones(2))
    if weights is None:
        return y.numpy()
    return y.detach().numpy()


x = torch.ones(1, 2)
result = [losses(x, "train"), losses(x, "val"), outputs(x, True), outputs(x, False), weighted(), weighted(x)]
scores(x, True)
