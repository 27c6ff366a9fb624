# NumPy makes float64 of these, torch float32: the fix changes the dtype, and says so.
import numpy as np
import torch

counts, shares = np.array([1, 2]), np.array([0.5, 0.5], dtype=np.float32)
result = torch.tensor([counts, shares])  # expect: TNP303 certain
