"""A list beside a NumPy scalar becomes an array, which no operator of a tensor behind it takes."""

import numpy as np
import torch

ratios = [2, 3] / np.float32(2)
result = ratios * torch.ones(2, requires_grad=True)  # expect: TNP107 certain
