import numpy as np
import torch

arrays = [np.zeros(3), np.ones(3)]
batch = torch.stack([torch.from_numpy(one) for one in arrays])
batch[0] = torch.as_tensor(arrays[1])
batch[1] = np.float64(2)
result = torch.sum(torch.from_numpy(arrays[1])).item(), batch.tolist()
