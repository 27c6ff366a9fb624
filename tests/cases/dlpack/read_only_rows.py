"""DLPack does not tell torch that the rows must not be written to, and torch does not warn."""

import numpy as np
import torch
from torch.utils.dlpack import from_dlpack

row = np.zeros(3)
table = from_dlpack(np.broadcast_to(row, (2, 3)))  # expect: TNP306 certain
table[0] += 1
result = table.tolist()
