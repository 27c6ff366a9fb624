"""Read-only arrays of which the tensor holds a copy."""

import numpy as np
import torch

row = np.broadcast_to(np.zeros(3), (2, 3))
bytes_ = np.frombuffer(b"abc", dtype=np.uint8)
result = [
    torch.from_numpy(row.copy()),
    torch.from_numpy(row).clone(),
    torch.from_numpy(bytes_).float().div_(255),
    torch.as_tensor(bytes_, dtype=torch.float32),
    torch.asarray(row, copy=True),
    torch.from_numpy(row) + 1,
    torch.tensor(row),
    torch.from_numpy(np.frombuffer(bytearray(b"abc"), dtype=np.uint8)),
    torch.from_numpy(row[row == 0]),
    torch.from_numpy(row.astype(np.float64)),
]
