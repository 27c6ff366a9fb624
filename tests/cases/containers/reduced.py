import functools

import torch

leaves = [torch.ones(2, requires_grad=True)] * 2
values = functools.reduce(lambda total, one: total + one, leaves).numpy()  # expect: TNP101 certain
