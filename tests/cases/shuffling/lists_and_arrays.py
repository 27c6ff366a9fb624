# Lists of tensors hold references, arrays are shuffled by NumPy itself.
import random

import numpy as np
import torch

tensors = [torch.zeros(2), torch.ones(2)]
random.shuffle(tensors)
array = torch.arange(10).numpy()
np.random.shuffle(array)
rng = np.random.default_rng(0)
rng.shuffle(array)
indices = list(range(10))
random.Random(0).shuffle(indices)
permuted = torch.arange(10)[torch.randperm(10)]
result = sorted(array.tolist()) == sorted(indices) == sorted(permuted.tolist())
