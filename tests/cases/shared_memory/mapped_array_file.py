"""Arrays in files that are mapped: for reading, they cannot be written to; otherwise they can."""

import tempfile

import numpy as np
import torch


def features(path):
    data = np.load(path, mmap_mode="r")
    return torch.from_numpy(data[:2])  # expect: TNP306 certain


def labels(path):
    mapped = np.memmap(path, np.float32, "r", 128)
    return torch.as_tensor(mapped)  # expect: TNP306 certain


def whole(path):
    return torch.from_numpy(np.lib.format.open_memmap(path, mode="r"))  # expect: TNP306 certain


def private(path):
    return torch.from_numpy(np.load(path, mmap_mode="c")), torch.from_numpy(np.load(path))


def copied(path):
    data = np.load(path, mmap_mode="r")
    return torch.tensor(data), torch.from_numpy(np.array(data)), torch.from_numpy(data.astype(np.float64))


with tempfile.NamedTemporaryFile(suffix=".npy") as file:
    np.save(file.name, np.ones((3, 2), dtype=np.float32))
    result = [
        features(file.name).tolist(),
        labels(file.name).tolist(),
        whole(file.name).tolist(),
        [one.tolist() for one in (*private(file.name), *copied(file.name))],
    ]
