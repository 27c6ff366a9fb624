import numpy as np
import torch

levels = np.array([-128, 0, 127])
result = torch.Tensor(levels).char()  # expect: TNP301 certain
