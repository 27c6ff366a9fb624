import numpy as np
import torch


def copied(values: np.ndarray):
    wide = values.astype(np.float64)
    shared = torch.from_numpy(wide)
    apart = shared.to(torch.float64, copy=True)
    wide[0] = 1
    return apart.sum()


def moved(values: np.ndarray):
    wide = values.astype(np.float64)
    shared = torch.from_numpy(wide)
    apart = shared.to("cpu", copy=True)
    wide[0] = 1
    return apart.sum()


def kept(values: np.ndarray):
    wide = values.astype(np.float64)
    shared = torch.from_numpy(wide)  # expect: TNP401 certain
    same = shared.to(torch.float64)
    wide[0] = 1
    return same.sum()


copied(np.zeros(3))
moved(np.zeros(3))
result = kept(np.zeros(3))
