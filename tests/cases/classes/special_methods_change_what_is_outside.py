"""Python runs special methods in more places than show: to format an object, to compare it, to make its class."""

import torch

first = torch.ones(3, requires_grad=True)
second = torch.ones(3, requires_grad=True)
third = torch.ones(3, requires_grad=True)
fourth = torch.ones(3, requires_grad=True)


class Named:
    def __format__(self, how):
        first.requires_grad_(False)
        return "named"

    def __eq__(self, other):
        second.requires_grad_(False)
        return True

    def __init_subclass__(cls):
        freeze(third)

    def __len__(self):
        return len(fourth)


def freeze(tensor):
    tensor.requires_grad_(False)


class Layer(Named):
    pass


name = f"{Layer()}"
found = 1 in [Layer()]
length = len(Layer())
result = [
    first.numpy(),  # expect: TNP101 likely
    second.numpy(),  # expect: TNP101 likely
    third.numpy(),
    fourth.detach().numpy(),
]
