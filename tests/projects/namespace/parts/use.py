# run: right()
# run: wrong()
# run: relative()
import torch

from parts.inner import values
from parts.inner.values import Store

from .inner.values import Store as Again


def right():
    return Store().read().numpy()


def wrong():
    return values.Store().read_learned().numpy()  # expect: TNP101 certain


def relative(tensor=torch.ones(2)):
    return Again().read_learned().detach().numpy()
