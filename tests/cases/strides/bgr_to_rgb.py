"""The channels of an image are turned around by a slice, and a helper puts them first."""

import numpy as np
import torch


def channels_first(image):
    return np.moveaxis(image, -1, 0)


image = np.ones((4, 4, 3), dtype=np.uint8)
rgb = image[..., ::-1]
fixed = torch.from_numpy(rgb.copy())
result = torch.as_tensor(channels_first(rgb), dtype=torch.float32)  # expect: TNP304 certain
