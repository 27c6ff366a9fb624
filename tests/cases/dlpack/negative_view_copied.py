"""A copy of a negative view has the sign."""

import numpy as np
import torch

phases = torch.tensor([1 + 2j, 3 - 1j]).conj()
result = np.from_dlpack(phases.imag, copy=True).tolist()
assert result == [-2.0, 1.0]
