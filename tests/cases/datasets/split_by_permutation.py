import numpy as np
import torch

order = torch.randperm(6).numpy()
rows = np.arange(12).reshape(6, 2)
result = np.sort(rows[order], axis=0)
