"""A view of a dict shows what is in it by the time that somebody looks."""

import torch

weights = {"first": torch.ones(3, requires_grad=True)}
values = weights.values()
weights["first"] = torch.ones(3)
result = [value.numpy() for value in values]  # expect: TNP101 likely
