import numpy as np
from torch import FloatTensor

result = FloatTensor(np.linspace(0, 1, 3))  # expect: TNP302 certain
