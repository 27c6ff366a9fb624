# select: TNP203
"""What functions that nobody looks at do with torch says nothing of a tensor that torch made."""

import numpy as np
import torch


def padded(rows):
    return torch.cat([torch.zeros(1), *rows])


sound = torch.randn(int(4.0)).double()
samples = sound.detach().numpy()  # expect: TNP203 certain
result = np.isfinite(samples).all()
