"""default_collate() makes a tensor of each array before it stacks them."""

import numpy as np
import torch
from torch.utils.data import default_collate

image = np.arange(6.0).reshape(2, 3)
whole = default_collate([(image, 0), (np.fliplr(image).copy(), 1)])
rows = default_collate(image[::-1])
numbers = torch.tensor([image[::-1]]).tolist()  # expect: TNP303
result = default_collate([(image, 0), (np.fliplr(image), 1)])  # expect: TNP304 certain
