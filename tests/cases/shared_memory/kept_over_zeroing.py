"""A result is kept as an array while its memory is used again."""

import torch


def taken():
    gradient = torch.ones(3) * 2
    kept = gradient.numpy()  # expect: TNP401 certain
    gradient.zero_()
    return kept


result = taken().tolist()
