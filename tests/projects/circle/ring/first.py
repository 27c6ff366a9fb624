# run: round_trip()
# run: direct()
import torch

from . import second


def start():
    return torch.ones(2, requires_grad=True)


def round_trip():
    return second.back().numpy()  # expect: TNP101 certain


def direct():
    return second.again().detach().cpu().numpy()
