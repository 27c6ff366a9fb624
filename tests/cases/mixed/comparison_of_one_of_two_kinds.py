# What is compared may be an array, and so may be what the comparison gives: nothing here is proven to be a tensor.
import numpy as np
import torch


def are_inside(boxes, as_array):
    corners = np.asarray(boxes) if as_array else torch.tensor(boxes)
    return bool(np.any(corners[:, 2:] > np.array([4.0, 4.0])))


result = are_inside([[0.0, 0.0, 2.0, 3.0]], True)
