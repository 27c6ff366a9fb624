import numpy as np
import torch


def flat(image: np.ndarray):
    image = image.copy() if isinstance(image, np.ndarray) else image.clone()
    image = image[0]
    if isinstance(image, torch.Tensor):
        return image.numpy()  # expect: TNP103 possible
    return image


result = flat(torch.ones(2, 2))
