# machine: accelerator
import numpy as np
import torch

rows = np.broadcast_to(np.ones(2), (2, 2))
near = torch.asarray(rows)  # expect: TNP306 certain
cast = torch.asarray(rows, dtype=torch.float32)
with torch.device("cuda"):
    far = torch.asarray(rows)  # expect: TNP306 likely
result = near + cast
