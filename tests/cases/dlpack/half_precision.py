"""NumPy's side of DLPack has no bfloat16; of float16 it has."""

import numpy as np
import torch

values = torch.ones(3)
halves = np.from_dlpack(values.half())
result = np.from_dlpack(values.bfloat16())  # expect: TNP105 certain
