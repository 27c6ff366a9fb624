"""Gradients that are kept as arrays while torch makes new ones, or goes back to something else."""

import torch
from torch import nn


def reset_by_the_optimizer():
    w = torch.ones(3, requires_grad=True)
    optimizer = torch.optim.SGD([w], lr=0.1)
    kept = []
    for power in (1, 2):
        optimizer.zero_grad()
        (w**power).sum().backward()
        kept.append(w.grad.numpy())
        optimizer.step()
    return kept


def reset_twice():
    w = torch.ones(3, requires_grad=True)
    optimizer = torch.optim.SGD([w], lr=0.1)
    (w**2).sum().backward()
    first = w.grad.numpy()
    optimizer.zero_grad()
    (w**3).sum().backward()
    second = w.grad.numpy()
    w.grad = None
    (w**4).sum().backward()
    return first, second


def reset_by_the_module():
    layer = nn.Linear(2, 1, bias=False)
    nn.init.ones_(layer.weight)
    layer(torch.ones(1, 2)).sum().backward()
    first = layer.weight.grad.numpy()
    layer.zero_grad()
    layer(torch.ones(1, 2) * 3).sum().backward()
    layer.weight.grad.zero_()
    return first


def of_another_tensor():
    a = torch.ones(3, requires_grad=True)
    b = torch.ones(3, requires_grad=True)
    (a**2).sum().backward()
    first = a.grad.numpy()
    (b**2).sum().backward()
    return first


def of_another_optimizer():
    a = torch.ones(3, requires_grad=True)
    b = torch.ones(3, requires_grad=True)
    optimizer = torch.optim.SGD([b], lr=0.1)
    (a**2).sum().backward()
    first = a.grad.numpy()
    optimizer.zero_grad(set_to_none=False)
    return first


def copied():
    w = torch.ones(3, requires_grad=True)
    (w**2).sum().backward()
    first = w.grad.numpy().copy()
    w.grad.zero_()
    return first


result = [
    *reset_by_the_optimizer(),
    *reset_twice(),
    reset_by_the_module(),
    of_another_tensor(),
    of_another_optimizer(),
    copied(),
]
