"""Memory that was new is shared, and both sides of it go into one comparison."""

import numpy as np
import torch

counts = torch.zeros(3)
earlier = counts.numpy()  # expect: TNP401 certain
counts += 1
result = bool(np.allclose(earlier, counts.numpy()))
