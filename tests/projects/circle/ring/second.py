import torch

from . import first


def back():
    from .first import start

    return first.start() + start()


def again():
    return torch.zeros(2)
