"""The factory of a defaultdict may be set anew."""

from collections import defaultdict

import torch

weights = defaultdict(lambda: torch.ones(3, requires_grad=True))
weights.default_factory = lambda: torch.ones(3)
result = weights["first"].numpy()  # expect: TNP101 likely
