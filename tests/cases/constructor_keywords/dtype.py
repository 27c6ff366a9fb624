import numpy as np
import torch

labels = np.array([0, 1])
result = torch.Tensor(labels, dtype=torch.long)  # expect: TNP310 certain
