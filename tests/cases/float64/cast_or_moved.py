# select: TNP307
import numpy as np
import torch
from torch import nn


def run(flag):
    layer = nn.Linear(2, 2)
    layer.to(torch.float64 if flag else "cpu")
    return layer(torch.from_numpy(np.zeros(2)))


result = run(True)
