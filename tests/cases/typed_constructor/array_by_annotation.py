import numpy as np
import torch


def to_labels(scores: np.ndarray) -> torch.Tensor:
    return torch.LongTensor(scores)  # expect: TNP302 possible


result = to_labels(np.arange(3.0))
