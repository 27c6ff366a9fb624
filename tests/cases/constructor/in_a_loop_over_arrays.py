import numpy as np
import torch

batches = [np.ones(2), np.zeros(2)]
result = [torch.Tensor(batch) for batch in batches]  # expect: TNP301 certain
