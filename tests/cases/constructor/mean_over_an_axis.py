import numpy as np
import torch

profile = np.ones((3, 2)).mean(axis=0)
result = torch.Tensor(profile)  # expect: TNP301
