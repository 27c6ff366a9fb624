import numpy as np
import torch

rows = np.argsort(np.array([0.3, 0.1, 0.2]))
result = torch.arange(6).reshape(3, 2).index_select(0, rows)  # expect: TNP107 certain
