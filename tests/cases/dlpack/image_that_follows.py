"""torch.from_dlpack() shares the memory of the array, too."""

import numpy as np
import torch

image = np.ones(3).cumsum()
clean = torch.from_dlpack(image)  # expect: TNP401 certain
own = torch.from_dlpack(image, copy=True)
image *= 0
result = [(clean - torch.from_numpy(image)).tolist(), (own - torch.from_numpy(image)).tolist()]
