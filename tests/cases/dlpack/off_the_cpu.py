"""NumPy takes no capsule of another device."""
# machine: accelerator

import numpy as np
import torch

values = torch.ones(3, device="cuda")
result = np.from_dlpack(values)  # expect: TNP102 certain
