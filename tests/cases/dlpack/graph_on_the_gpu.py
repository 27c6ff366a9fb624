"""DLPack looks at requires_grad before it looks at the device."""
# machine: accelerator

import numpy as np
import torch

weights = torch.ones(3, device="cuda", requires_grad=True)
with torch.no_grad():
    result = np.from_dlpack(weights)  # expect: TNP101 certain
