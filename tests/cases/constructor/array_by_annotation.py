import numpy as np
import torch


def to_input(features: np.ndarray) -> torch.Tensor:
    return torch.Tensor(features)  # expect: TNP301 likely


result = to_input(np.arange(3.0))
