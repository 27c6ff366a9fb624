"""NumPy compares an array with None element by element."""

import numpy as np
import torch

a = np.array([None, 1], dtype=object)
result = torch.from_numpy(a != None)  # noqa: E711
