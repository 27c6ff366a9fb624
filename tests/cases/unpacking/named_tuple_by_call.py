import collections

import torch

Pair = collections.namedtuple("Pair", "plain leaf")
pair = Pair(torch.ones(2), leaf=torch.ones(2, requires_grad=True))
first = pair.plain.numpy()
second = pair[0].numpy()
third = pair._replace(leaf=torch.ones(2)).leaf.numpy()
plain, leaf = pair
fourth = plain.numpy()
fifth = leaf.numpy()  # expect: TNP101 certain
