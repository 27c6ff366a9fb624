"""chenyuntc/pytorch-book#6: a textbook writes into an array that FloatTensor shares, but for another dtype."""

import numpy as np
import torch

a = np.ones((2, 3), dtype=np.float32)
shared = torch.FloatTensor(a)  # expect: TNP302 possible
copied = torch.FloatTensor(a.astype(np.float64))
a[0, 1] = 100
result = [shared.tolist(), copied.tolist()]
