# The features come from NumPy, the weights from torch: their product fails.
# machine: cpu
# select: TNP307
import numpy as np
import torch

features = torch.from_numpy(np.random.normal(0, 1, (4, 2)))
weights = torch.zeros(2, 1, requires_grad=True)
bias = torch.zeros(1)
prediction = torch.mm(features, weights) + bias  # expect: TNP307 certain
