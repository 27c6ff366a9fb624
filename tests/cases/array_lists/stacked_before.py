import numpy as np
import torch

rows = [np.arange(3), np.arange(3)]
result = [torch.tensor(np.array(rows)), torch.from_numpy(np.stack(rows)), torch.tensor(np.concatenate(rows))]
