"""What shares the memory of a reversed array runs backwards, too."""

import numpy as np
import torch

image = np.ones((2, 3))
turned = np.asarray(np.expand_dims(image[::-1], 0)).swapaxes(0, 1)
same = turned.astype(np.float64, copy=False)[:1]
result = torch.asarray(same.T)  # expect: TNP304 certain
