import numpy as np
import torch

ratio = np.arange(3) / 2
result = torch.Tensor(ratio)  # expect: TNP301 certain
