import numpy as np
import torch

table = np.arange(6.0).reshape(3, 2)
columns = torch.from_numpy(table)
scaled = (columns - columns.mean(0)) / columns.std(0)
result = scaled.numpy()
