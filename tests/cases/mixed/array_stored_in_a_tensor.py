import numpy as np
import torch

batch = torch.zeros(2, 3)
for index in range(2):
    batch[index] = np.full(3, index)  # expect: TNP107 certain
