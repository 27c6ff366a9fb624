"""Whoever expects the BufferError is left alone."""

import numpy as np
import torch

weights = torch.ones(3, requires_grad=True)
try:
    result = np.from_dlpack(weights).tolist()
except BufferError:
    result = weights.tolist()
