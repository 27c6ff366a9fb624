"""An exit stack leaves what it has entered, the last first."""

from contextlib import ExitStack, contextmanager

import torch


@contextmanager
def frozen(weights):
    weights.requires_grad_(False)
    try:
        yield weights
    finally:
        weights.requires_grad_(True)


class Training:
    def __init__(self, weights):
        self.weights = weights

    def __enter__(self):
        self.weights.requires_grad_()
        return self.weights

    def __exit__(self, *exception):
        self.weights.requires_grad_(False)


trained = torch.ones(3)
with ExitStack() as stack:
    stack.enter_context(Training(trained))
after = trained.numpy()
weights = torch.ones(3, requires_grad=True)
with ExitStack() as stack:
    stack.enter_context(frozen(weights))
    inside = weights.numpy()
weights.numpy()  # expect: TNP101 certain
