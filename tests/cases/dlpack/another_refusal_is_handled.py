"""A BufferError is no TypeError."""

import numpy as np
import torch

weights = torch.ones(3, requires_grad=True)
try:
    result = np.from_dlpack(weights).tolist()  # expect: TNP101 certain
except TypeError:
    result = weights.tolist()
