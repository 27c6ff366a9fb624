from unittest import mock
from unittest.mock import patch

import numpy as np
import torch


class Patches:
    def setattr(self, owner, name, value):
        setattr(owner, name, value)


def itself(value):
    return value


def by_path():
    with mock.patch("torch.from_numpy", itself):
        return torch.from_numpy(np.flip(np.ones(3))).shape


def by_object():
    with patch.object(torch.Tensor, "numpy", itself):
        return torch.ones(2, requires_grad=True).numpy().shape


def by_keywords():
    with patch.multiple(np, median=itself):
        return np.median(torch.ones(2, requires_grad=True)).shape


@patch("torch.LongTensor")
def by_decorator(constructor):
    return torch.LongTensor(np.array([1.5])) is constructor.return_value


def by_assignment():
    before = np.mean
    np.mean = itself
    try:
        return np.mean(torch.ones(2)).shape
    finally:
        np.mean = before


def by_attribute(patches):
    before = np.std
    patches.setattr(np, "std", itself)
    try:
        return np.std(torch.ones(2)).shape
    finally:
        patches.setattr(np, "std", before)


result = [by_path(), by_object(), by_keywords(), by_decorator(), by_assignment(), by_attribute(Patches())]
np.asarray(torch.ones(2, requires_grad=True))  # expect: TNP101 certain
