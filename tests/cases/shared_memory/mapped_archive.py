"""An archive of arrays is not mapped, whatever is asked for."""

import tempfile

import numpy as np
import torch

with tempfile.NamedTemporaryFile(suffix=".npz") as file:
    np.savez(file.name, train=np.ones(3), test=np.zeros(2))
    archive = np.load(file.name, mmap_mode="r")
    result = [torch.from_numpy(archive["train"]), *(torch.from_numpy(archive[name]) for name in archive.files)]
