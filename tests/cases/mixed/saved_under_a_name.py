import io

import numpy as np
from torch import nn

layer = nn.Linear(2, 2)
np.savez(io.BytesIO(), weight=layer.weight.detach())
np.savez(io.BytesIO(), weight=layer.weight)  # expect: TNP107 certain
