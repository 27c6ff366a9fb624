"""A function may be set anew by way of the dict of the names."""

import torch


def make():
    return torch.ones(3, requires_grad=True)


def use():
    return make().numpy()  # expect: TNP101 likely


globals()["make"] = lambda: torch.ones(3)
result = use()
