"""What `contextlib.closing` is given is closed at the end of its block, a stack that is left by hand at its `close`."""

from contextlib import ExitStack, closing

import torch


class Frozen:
    def __init__(self, weights):
        self.weights = weights
        weights.requires_grad_(False)

    def close(self):
        self.weights.requires_grad_(True)




weights = torch.ones(3, requires_grad=True)
with closing(Frozen(weights)):
    weights.numpy()
by_hand = ExitStack()
by_hand.callback(weights.requires_grad_, False)
by_hand.close()
result = weights.numpy()
with closing(Frozen(weights)):
    weights.numpy()
weights.numpy()  # expect: TNP101 certain
