import numpy as np
import torch

scores = torch.arange(4.0)
best = np.max(scores)  # expect: TNP107 certain
