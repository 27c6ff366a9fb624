"""Arrays that nobody is to write to, and tensors that let everybody: each way to set the flag, and what inherits it."""

import numpy as np
import torch


def by_method():
    mean = np.array([0.5, 0.25])
    mean.setflags(write=False)
    return torch.from_numpy(mean)  # expect: TNP306 certain


def by_attribute():
    mean = np.array([0.5, 0.25])
    mean.flags.writeable = False
    return torch.as_tensor(mean)  # expect: TNP306 certain


def by_key():
    mean = np.array([0.5, 0.25])
    mean.flags["WRITEABLE"] = False
    return torch.from_numpy(mean)  # expect: TNP306 certain


def a_view_of_it():
    table = np.zeros((4, 3))
    table.setflags(False)
    return torch.from_numpy(table[1:])  # expect: TNP306 certain


def on_one_path(is_shared):
    mean = np.array([0.5, 0.25])
    if is_shared:
        mean.flags.writeable = False
    return torch.from_numpy(mean)  # expect: TNP306 likely


result = [one.tolist() for one in (by_method(), by_attribute(), by_key(), a_view_of_it(), on_one_path(True))]
