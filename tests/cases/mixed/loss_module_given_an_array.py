"""A loss takes tensors alone, under whatever name it is kept."""

import numpy as np
import torch
from torch import nn

criterion = nn.MSELoss()
scores = torch.ones(3, dtype=torch.float64)
wanted = np.ones(3)
right = criterion(scores, torch.from_numpy(wanted))
result = criterion(scores, wanted)  # expect: TNP107 certain
