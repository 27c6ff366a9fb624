import numpy as np
import torch

rows = list(map(np.asarray, [[1.0, 2.0], [3.0, 4.0]]))
result = torch.tensor(rows)  # expect: TNP303 certain
