import numpy as np
import torch

losses = np.array([0.5, 1.5])
result = torch.Tensor(losses.mean())  # expect: TNP308 certain
