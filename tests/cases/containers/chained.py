import itertools

import torch

for x in itertools.chain([torch.ones(2)], [torch.ones(3)]):
    first = x.numpy()
for x in itertools.chain.from_iterable([[torch.ones(2, requires_grad=True)]]):
    second = x.numpy()  # expect: TNP101 certain
