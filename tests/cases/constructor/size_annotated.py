import torch


def noise(width: int):
    return torch.Tensor(width).uniform_(0, 0)


result = noise(3)
