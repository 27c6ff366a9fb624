import itertools

import torch

for plain, leaf in itertools.product([torch.ones(2)], [torch.ones(2, requires_grad=True)]):
    first = plain.numpy()
    second = leaf.numpy()  # expect: TNP101 certain
