import numpy as np
import torch


def to_input(features: np.ndarray) -> torch.Tensor:
    return torch.FloatTensor(features)  # expect: TNP302 possible


result = to_input(np.arange(3.0))
