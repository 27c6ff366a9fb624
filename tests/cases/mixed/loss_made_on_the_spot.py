"""A loss that is called where it is made."""

import numpy as np
import torch
from torch import nn

target = np.zeros(3, dtype=np.float32)
scores = torch.ones(3, requires_grad=True)
right = nn.MSELoss()(scores, torch.from_numpy(target)).item()
result = nn.MSELoss()(scores, target)  # expect: TNP107 certain
