import numpy as np
import torch


def pair(left: np.ndarray, right: np.ndarray) -> torch.Tensor:
    return torch.tensor([left, right])  # expect: TNP303 likely


result = pair(np.arange(2), np.arange(2))
