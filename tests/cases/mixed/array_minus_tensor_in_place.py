import numpy as np
import torch


def residual(total: list[float], predicted):
    rest = np.array(total)
    rest -= predicted.detach()  # expect: TNP107 likely
    return rest


residual([1.0, 2.0], torch.ones(2))
