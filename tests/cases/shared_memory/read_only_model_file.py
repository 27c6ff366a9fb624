"""ComfyUI-GGUF#232: weights are taken out of a file that is mapped for reading."""

import tempfile

import numpy as np
import torch


def load(path):
    data = np.memmap(path, dtype=np.float32, mode="r")
    return torch.from_numpy(data[:2])  # expect: TNP306 certain


with tempfile.NamedTemporaryFile() as file:
    np.ones(4, dtype=np.float32).tofile(file.name)
    result = load(file.name).tolist()
