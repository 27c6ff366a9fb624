# Inside nn.Parameter an argument is usually a size; this one is not.
import numpy as np
import torch
from torch import nn

weights = nn.Parameter(torch.Tensor(np.linspace(0, 1, 3)))  # expect: TNP301 certain
result = weights.detach().tolist()
