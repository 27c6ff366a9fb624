import numpy as np
import torch


def batches(data: np.ndarray, size: int):
    for start in range(0, len(data), size):
        yield torch.as_tensor(data[start : start + size])


result = np.concatenate([batch.numpy() for batch in batches(np.arange(5), 2)])
