# Nobody asks for the kind of the first item unless the others are like it.
import numpy as np
import torch


def arrays(images):
    if not isinstance(images, (torch.Tensor, list)):
        images = [images]
    if isinstance(images[0], np.ndarray):
        return [np.asarray(image) for image in images]
    if isinstance(images[0], (int, float)):
        return [np.asarray(image) for image in images]
    return [np.asarray(image) for image in images]  # expect: TNP103 possible


def detached(images: list[np.ndarray] | list[torch.Tensor]):
    if not isinstance(images[0], torch.Tensor):
        return [np.asarray(image) for image in images]
    return [image.numpy() for image in images]  # expect: TNP103 possible


result = [arrays([np.ones(2)])[0].sum(), detached([np.ones(2)])[0].sum()]
