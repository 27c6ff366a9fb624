import numpy as np
import torch


def smoothed(image):
    is_array = isinstance(image, np.ndarray)
    if is_array:
        image = torch.from_numpy(image)
    image = torch.nn.functional.relu(image) + 1
    if is_array:
        image = image.numpy()
    return image


result = [smoothed(np.ones(2)), smoothed(torch.ones(2, requires_grad=True)).shape]
