import numpy as np
from torch import Tensor

result = Tensor(np.arange(4))  # expect: TNP301 certain
