import numpy as np
import torch

rows = []
for k in range(3):
    rows.append(np.full(2, k * 0.5))
result = torch.tensor(rows)  # expect: TNP303 certain
