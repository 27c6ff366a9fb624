"""An augmentation turns an image around, but not always."""

import random

import numpy as np
import torch


def augmented(image: np.ndarray):
    if random.random() < 2:
        image = image[:, ::-1]
    return torch.from_numpy(image)  # expect: TNP304 likely


result = augmented(np.ones((2, 2)))
