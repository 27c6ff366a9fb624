"""Of a negative view, whose sign is but a bit, the memory is handed on as it is."""

import numpy as np
import torch

phases = torch.tensor([1 + 2j, 3 - 1j]).conj()
result = np.from_dlpack(phases.imag).tolist()  # expect: TNP106 certain
