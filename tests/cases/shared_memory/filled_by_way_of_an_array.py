"""Sharing that is meant: an array that fills a tensor, a buffer that is used again, a view that follows."""

import numpy as np
import torch


def filled(count: int):
    tensor = torch.empty(count)
    array = tensor.numpy()
    for index in range(count):
        array[index] = index
    return tensor


def batches(frames: np.ndarray):
    buffer = np.zeros(3)
    batch = torch.from_numpy(buffer)
    sums = []
    for frame in frames:
        buffer[:] = frame
        sums.append(batch.sum().item())
    return sums


def followed():
    state = torch.ones(2) * 2
    view = state.numpy()
    seen = []
    for _ in range(2):
        state += 1
        seen.append(view.sum())
    return seen


def scaled():
    state = torch.ones(2) * 2
    array = state.numpy()
    array *= 3
    return state


result = [
    filled(3).tolist(),
    batches(np.ones((2, 3))),
    [float(one) for one in followed()],
    scaled().tolist(),
]
