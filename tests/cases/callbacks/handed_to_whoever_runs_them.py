"""Functions that are handed over change what they see, whoever runs them, by way of whatever."""

import json
import threading
import unittest

import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader

first, second, third, fourth, fifth, sixth = (torch.ones(3, requires_grad=True) for _ in range(6))


def freeze(tensor):
    tensor.requires_grad_(False)


class Work(threading.Thread):
    def run(self):
        freeze(first)


class Check(unittest.TestCase):
    def test_weights(self):
        second.requires_grad = False


def collate(rows):
    third.requires_grad_(False)
    return rows


def closure():
    fourth.requires_grad_(False)
    return 1.0


def as_number(value):
    freeze(fifth)
    return 1


work = Work()
work.start()
work.join()
Check("test_weights").debug()
batches = list(DataLoader([1, 2], collate_fn=collate))
torch.optim.SGD([nn.Parameter(torch.ones(1))], 0.1).step(closure)
text = json.dumps({"value": object()}, default=as_number)
shown = np.array2string(np.ones(2), formatter={"float": lambda value: str(sixth.requires_grad_(False))})
result = [
    first.numpy(),  # expect: TNP101 likely
    second.numpy(),  # expect: TNP101 likely
    third.numpy(),  # expect: TNP101 likely
    fourth.numpy(),  # expect: TNP101 likely
    fifth.numpy(),  # expect: TNP101 likely
    sixth.numpy(),  # expect: TNP101 likely
]
