"""torch takes the wider of the two dtypes in its own way, NumPy in another: only the first knows int64 and float32."""

import numpy as np
import torch

weights = torch.ones(2, 2)
steps = np.array([[1, 2], [3, 4]])
result = torch.tensor([steps, np.asarray(weights) + 0.5])  # expect: TNP303 certain
