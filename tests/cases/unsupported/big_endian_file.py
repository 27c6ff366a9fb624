import numpy as np
import torch

header = b"\x00\x00\x08\x01\x00\x00\x00\x02"
numbers = np.frombuffer(header, dtype=">i4")
result = torch.tensor(numbers)  # expect: TNP311 certain
