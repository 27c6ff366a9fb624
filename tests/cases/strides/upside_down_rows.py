"""imgaug#630: rows in the other order, by a step that a name holds."""

import numpy as np
import torch

image = np.arange(12.0).reshape(3, 4)
step = -1
result = torch.tensor(image[::step])  # expect: TNP304 certain
