"""np.from_dlpack() refuses what requires grad in every grad mode."""

import numpy as np
import torch

weights = torch.ones(3, requires_grad=True)
with torch.no_grad():
    moved = np.from_dlpack(weights * 2)
    result = np.from_dlpack(weights)  # expect: TNP101 certain
