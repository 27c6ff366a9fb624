# The sum of nothing is 0, and no tensor.
import torch


def product(left, right):
    return torch.tensor(sum(torch.sum(one * other) for one, other in zip(left, right)))  # expect: TNP305 likely


def total(count):
    rows = [torch.ones(2) for _ in range(count)]
    return torch.tensor(sum(rows))  # expect: TNP305 likely


result = [product([], []), total(0), torch.tensor(sum([torch.ones(2), torch.ones(2)]))]  # expect: TNP305 certain
