import contextlib
import sys

import torch


class Both:
    if sys.version_info >= (3, 8):

        def first(self):
            return torch.ones(3, requires_grad=True)

        def second(self):
            return torch.ones(3)

    else:

        def first(self):
            return torch.ones(3)

        def second(self):
            return torch.ones(3, requires_grad=True)


class Tried:
    try:
        import torch as library

        def get(self):
            return torch.ones(3)

    except ImportError:

        def get(self):
            return torch.ones(3, requires_grad=True)


class Within:
    with contextlib.suppress(NameError):

        def get(self):
            return torch.ones(3, requires_grad=True)


class Plain:
    def get(self):
        return torch.ones(3)


class Perhaps(Plain):
    if sys.version_info >= (3, 8):

        def get(self):
            return torch.ones(3, requires_grad=True)


first = Both().first().detach().numpy()
second = Both().second().numpy()  # expect: TNP101 likely
third = Tried().get().numpy()  # expect: TNP101 likely
fourth = Within().get().detach().numpy()
fifth = Perhaps().get().detach().numpy()
sixth = Perhaps().get().numpy()  # expect: TNP101 likely
