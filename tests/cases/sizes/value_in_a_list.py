import numpy as np
import torch

ids = np.array([1, 4])
result = [torch.Tensor([ids.sum()]), torch.tensor(ids.sum()), torch.tensor(np.array(3))]
