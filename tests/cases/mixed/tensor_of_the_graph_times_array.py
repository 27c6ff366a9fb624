import numpy as np
import torch
from torch import nn

weights = np.array([0.1, 0.9])
logits = nn.Linear(3, 2)(torch.ones(4, 3))
loss = (logits * weights).sum()  # expect: TNP107 certain
