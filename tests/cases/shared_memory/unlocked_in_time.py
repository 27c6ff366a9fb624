"""Arrays that can be written to where the tensor is made, whatever their flag was before or is afterwards."""

import numpy as np
import torch


def unlocked_again():
    mean = np.array([0.5, 0.25])
    mean.setflags(write=False)
    same = mean
    mean.flags.writeable = True
    return torch.from_numpy(mean), torch.from_numpy(same)


def locked_afterwards():
    mean = np.array([0.5, 0.25])
    tensor = torch.from_numpy(mean)
    mean.setflags(write=False)
    return tensor


def view_taken_before():
    table = np.zeros((4, 3))
    view = table[1:]
    table.setflags(write=False)
    return torch.from_numpy(view)


def only_the_view():
    table = np.zeros((4, 3))
    view = table[1:]
    view.flags["W"] = False
    return torch.from_numpy(table)


def copied():
    mean = np.array([0.5, 0.25])
    mean.setflags(write=False)
    return torch.from_numpy(mean.copy()), torch.tensor(mean), torch.from_numpy(mean * 2)


def unlocked_by_a_helper(array):
    array.flags.writeable = True
    return array


def another_flag():
    mean = np.array([0.5, 0.25])
    mean.setflags(align=True)
    return torch.from_numpy(mean)


rows = np.broadcast_to(np.zeros(2), (3, 2))
unlocked_by_a_helper(rows)
result = [
    unlocked_again(),
    locked_afterwards(),
    view_taken_before(),
    only_the_view(),
    copied(),
    torch.from_numpy(rows),
    another_flag(),
]
