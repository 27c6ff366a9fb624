import torch


def smooth(values):
    x = torch.tensor(values)
    return x.cumsum(0).numpy()


result = smooth([1.0, 2.0])
