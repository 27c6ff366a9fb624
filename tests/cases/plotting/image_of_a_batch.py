import numpy as np
import torch


def imshow(image: torch.Tensor):
    image = image / 2 + 0.5
    pixels = image.numpy()  # expect: TNP103 possible
    return np.transpose(pixels, (1, 2, 0))


result = imshow(torch.rand(3, 4, 4)).shape
