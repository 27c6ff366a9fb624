import numpy as np
import torch

weight = torch.full((), 0.5, requires_grad=True)
counts = torch.from_numpy(np.transpose(np.array(1).tolist()))
counts.copy_(weight)
result = counts.numpy()  # expect: TNP101 likely
