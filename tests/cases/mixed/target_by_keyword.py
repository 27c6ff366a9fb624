"""The name of an argument is as good as its place."""

import numpy as np
import torch
from torch.nn import functional as F

scores = torch.ones(3)
targets = np.ones(3, dtype=np.float32)
right = F.l1_loss(scores, target=torch.from_numpy(targets), reduction="sum")
result = F.l1_loss(scores, target=targets)  # expect: TNP107 certain
