"""What a context manager changes for good is seen by the callers of the function that enters it."""

from contextlib import contextmanager

import torch


@contextmanager
def training(weights):
    weights.requires_grad_(True)
    yield


def use(weights):
    with training(weights):
        pass


weights = torch.ones(3)
use(weights)
weights.numpy()  # expect: TNP101 certain
