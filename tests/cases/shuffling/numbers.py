# As in https://github.com/pytorch/pytorch/issues/18934.
import random

import torch

indices = torch.arange(10)
random.shuffle(indices)  # expect: TNP108
result = len(indices)
