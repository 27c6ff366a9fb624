import numpy as np
import torch


def table(x: torch.Tensor):
    return np.asarray(x)  # expect: TNP103 possible


table(torch.ones(2, requires_grad=True))
