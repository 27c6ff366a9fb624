"""An image is converted for the network, and drawn on afterwards."""

import numpy as np
import torch


def draw_and_predict(image: np.ndarray):
    batch = torch.from_numpy(image)  # expect: TNP401 certain
    image[0] = 255
    return batch.sum().item()


result = draw_and_predict(np.zeros((2, 2)))
