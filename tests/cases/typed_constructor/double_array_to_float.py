# The name says what becomes of the numbers.
import numpy as np
from torch import FloatTensor

result = FloatTensor(np.linspace(0, 1, 3))
