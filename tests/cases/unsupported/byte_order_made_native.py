import numpy as np
import torch

numbers = np.frombuffer(b"\x00\x01\x00\x02", dtype=">u2")
result = torch.tensor(numbers.astype(np.int64)), torch.from_numpy(numbers + np.float32(0))
