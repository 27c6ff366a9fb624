import torch


def wrap(observation):
    return torch.Tensor(observation)  # expect: TNP309 possible


result = wrap([1.0, 2.0])
