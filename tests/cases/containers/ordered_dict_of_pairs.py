import collections

import torch

held = collections.OrderedDict([("a", torch.ones(2)), ("b", torch.ones(2, requires_grad=True))])
first = held["a"].numpy()
second = held["b"].numpy()  # expect: TNP101 certain
