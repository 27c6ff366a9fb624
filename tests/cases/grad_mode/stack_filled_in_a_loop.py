"""What a loop has told a stack to leave is left as often, perhaps."""

from contextlib import ExitStack, contextmanager

import torch
from torch import nn


@contextmanager
def frozen(weights):
    before = weights.requires_grad
    weights.requires_grad_(False)
    try:
        yield
    finally:
        weights.requires_grad_(before)


net = nn.Linear(2, 2)
with ExitStack() as stack:
    for parameter in net.parameters():
        stack.enter_context(frozen(parameter))
    inside = net(torch.ones(1, 2)).numpy()
result = net(torch.ones(1, 2)).detach().numpy()
