import torch

from .broken import weight
from .nowhere import gone
from . import missing


def of_broken():
    return weight().numpy()  # expect: TNP103 possible


def of_nowhere():
    return gone().numpy()  # expect: TNP103 possible


def of_missing():
    return missing.value.numpy()  # expect: TNP103 possible
