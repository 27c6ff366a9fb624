import numpy as np
import torch


def shuffled(rows, seed):
    generator = np.random.RandomState(seed)
    copy = rows.detach().clone()
    generator.shuffle(copy)  # expect: TNP108 likely
    return copy


result = shuffled(torch.arange(6.0), 0).shape
