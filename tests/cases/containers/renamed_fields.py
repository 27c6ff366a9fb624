from collections import namedtuple

import torch

Pair = namedtuple("Pair", ["def", "right"], rename=True)
pair = Pair(torch.ones(3, requires_grad=True), torch.ones(3))
right = pair.right.numpy()
left = pair._0.numpy()  # expect: TNP101 certain
