"""The array that a result is written into keeps its dtype; `dtype` and `out` may stand by position."""

import numpy as np
import torch

out = np.empty(3, np.float32)
a = np.ones(3)
result = [
    torch.Tensor(np.exp(a, out=(out,), casting="same_kind")),  # expect: TNP301 possible
    torch.Tensor(np.cumsum(a, 0, "f4")),  # expect: TNP301 possible
    torch.Tensor(a.cumsum(0, None, out)),  # expect: TNP301 possible
    torch.Tensor(np.extract(out > 0, out)),  # expect: TNP301 possible
    torch.Tensor(np.compress([True, False, True], out)),  # expect: TNP301 possible
    torch.Tensor(np.cumsum(a, 0)),  # expect: TNP301 certain
]
