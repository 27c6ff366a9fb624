import numpy as np
import torch

result = torch.Tensor(np.stack([np.arange(2), np.arange(2)]))  # expect: TNP301 certain
