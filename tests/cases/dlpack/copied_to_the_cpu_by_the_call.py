"""With device= the call itself copies what lies elsewhere."""
# machine: accelerator

import numpy as np
import torch

values = torch.ones(3, device="cuda")
result = np.from_dlpack(values, device="cpu").tolist()
