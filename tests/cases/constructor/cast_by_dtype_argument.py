import numpy as np
import torch

levels = np.array([0, 128, 255])
result = torch.Tensor(levels).to(torch.uint8)  # expect: TNP301 certain
