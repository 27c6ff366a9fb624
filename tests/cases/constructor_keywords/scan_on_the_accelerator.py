"""pytorch/pytorch#18112: a scan of integers is to become a float tensor on the GPU at once."""
# machine: accelerator

import numpy as np
import torch

scan = np.zeros((2, 4, 4), dtype=np.int16)
batch = torch.FloatTensor(scan, device="cuda:0").unsqueeze(0)  # expect: TNP310 certain
result = batch.tolist()
