"""Nothing says where the tensor comes from."""

import numpy as np
import torch


def as_array(values: torch.Tensor):
    return np.from_dlpack(values)  # expect: TNP103 possible


result = as_array(torch.ones(2)).tolist()
