import functools

import torch


@functools.lru_cache(maxsize=None)
def weight(size):
    return torch.ones(size, requires_grad=True)


class Layer:
    @functools.cached_property
    def weight(self):
        return torch.ones(2, requires_grad=True)


weight(2).requires_grad_(False)
layer = Layer()
layer.weight.requires_grad_(False)
result = weight(2).numpy() + layer.weight.numpy()  # expect: TNP101 likely
