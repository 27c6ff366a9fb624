"""A layer that is called where it is made."""

import numpy as np
import torch
from torch import nn

rows = np.ones((2, 3), dtype=np.float32)
right = nn.Linear(3, 1)(torch.from_numpy(rows)).shape
result = nn.Linear(3, 1)(rows)  # expect: TNP107 certain
