"""A layer may be told to make a tensor of whatever it is given."""

import numpy as np
import torch
from torch import nn

layer = nn.Linear(2, 1, dtype=torch.float64)
layer.register_forward_pre_hook(lambda module, given: torch.as_tensor(given[0]))
result = tuple(layer(np.ones((1, 2))).shape)
