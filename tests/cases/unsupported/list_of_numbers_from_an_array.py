# https://github.com/pytorch/pytorch/issues/8365
import numpy as np
import torch

result = torch.from_numpy([x for x in np.array([2, 3])])  # expect: TNP311 certain
