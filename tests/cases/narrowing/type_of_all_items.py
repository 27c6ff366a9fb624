# The test of all items says it of each; that not all of them are arrays says nothing of any.
import numpy as np
import torch


def arrays(images: list[np.ndarray] | list[torch.Tensor] | torch.Tensor):
    if all(isinstance(image, np.ndarray) for image in images):
        return [np.asarray(image) for image in images]
    return [np.asarray(image) for image in images]  # expect: TNP103 possible


def some(images: list[np.ndarray] | list[torch.Tensor], wanted):
    if all(isinstance(image, np.ndarray) for image in images if image in wanted):
        return [np.asarray(image) for image in images]  # expect: TNP103 possible
    return []


result = arrays([np.ones(2)])[0].sum()
