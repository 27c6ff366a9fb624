import numpy as np
import torch

points = np.zeros(4, dtype=[("x", "f4"), ("y", "f4")])
result = torch.tensor(points)  # expect: TNP311 certain
