"""Gradients that are kept as arrays while torch adds to them, or resets them, in place."""

import torch
from torch import nn


def reset_by_hand():
    w = torch.ones(3, requires_grad=True)
    (w**2).sum().backward()
    first = w.grad.numpy()  # expect: TNP401 certain
    w.grad.zero_()
    return first.tolist()


def reset_of_a_layer():
    layer = nn.Linear(2, 1)
    layer(torch.ones(1, 2)).sum().backward()
    first = layer.weight.grad.cpu().numpy()  # expect: TNP401 certain
    layer.weight.grad.zero_()
    return first.tolist()


def reset_by_the_optimizer():
    w = torch.ones(3, requires_grad=True)
    optimizer = torch.optim.SGD([w], lr=0.1)
    (w**2).sum().backward()
    first = w.grad.numpy()  # expect: TNP401 likely
    optimizer.zero_grad(set_to_none=False)
    return first.tolist()


def added_to():
    w = torch.ones(3, requires_grad=True)
    (w**2).sum().backward()
    first = w.grad.numpy()  # expect: TNP401 likely
    (w**3).sum().backward()
    return first.tolist()


result = [reset_by_hand(), reset_of_a_layer(), reset_by_the_optimizer(), added_to()]
