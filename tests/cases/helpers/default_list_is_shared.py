# The list lives as long as the function: it still holds what the first call put into it.
import torch


def first(x, seen=[]):
    seen.append(x)
    return seen[0]


first(torch.ones(2))
result = first(torch.ones(2, requires_grad=True)).numpy()  # expect: TNP101 likely
