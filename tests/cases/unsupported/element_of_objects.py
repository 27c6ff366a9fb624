import numpy as np
import torch

pairs = np.array([1.5, None])
result = torch.tensor(pairs[0]), torch.from_numpy(np.array(3.0))
