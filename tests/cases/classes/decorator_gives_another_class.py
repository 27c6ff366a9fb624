"""A decorator of the file gives another class than it was given."""

import torch


def frozen(cls):
    class Frozen(cls):
        def weights(self):
            return super().weights().detach()

    return Frozen


@frozen
class Layer:
    def weights(self):
        return torch.ones(3, requires_grad=True)


result = Layer().weights().numpy()
