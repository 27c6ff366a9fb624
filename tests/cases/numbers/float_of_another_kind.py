# The name stands for something else here.
import torch


def float(array):
    return array.shape


result = float(torch.ones(2, 3).numpy())
