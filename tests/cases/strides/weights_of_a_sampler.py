"""The weights become a tensor as soon as the sampler is made."""

import numpy as np
from torch.utils.data import WeightedRandomSampler

counts = np.array([1.0, 2.0, 4.0])
rare_first = WeightedRandomSampler(1 / counts, 3)
result = WeightedRandomSampler(counts[::-1], 3)  # expect: TNP304 certain
