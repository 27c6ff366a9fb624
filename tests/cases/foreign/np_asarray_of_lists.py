import numpy as np
import torch

rows = [[1, 2], [3, 4]]
result = torch.from_numpy(np.asarray(rows))
