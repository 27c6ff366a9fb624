import sys

import torch
from torch.nn import functional as F

w = torch.ones(2, 4, requires_grad=True)
with_indices = len(sys.argv) > 100
pooled = F.max_pool1d(w, 2, return_indices=with_indices)
result = pooled[1].numpy()  # expect: TNP101 likely
