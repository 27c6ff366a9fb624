import numpy as np
import torch

data = np.arange(3)
result = [torch.tensor(data), torch.as_tensor(data), torch.from_numpy(data)]
