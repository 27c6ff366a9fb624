import collections

import torch

groups = collections.defaultdict(list)
groups["a"].append(torch.ones(2))
first = groups["a"][0].numpy()
groups["b"].append(torch.ones(2, requires_grad=True))
second = groups["b"][0].numpy()  # expect: TNP101 likely
