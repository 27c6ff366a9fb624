import numpy as np
import torch

scores = np.array([0.5, 1.5])
result = torch.from_numpy(scores.max())  # expect: TNP311 certain
