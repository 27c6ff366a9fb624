"""What torch has no tensors of has no capsule, either."""

import numpy as np
import torch

ages = np.array([31, None, 27])
result = torch.from_dlpack(ages)  # expect: TNP311 certain
