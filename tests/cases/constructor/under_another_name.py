import numpy as np
import torch

T = torch.Tensor
result = T(np.arange(4))  # expect: TNP301 certain
