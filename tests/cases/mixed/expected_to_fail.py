import numpy as np
import torch

w = torch.ones(3, requires_grad=True)
try:
    result = np.median(w)
except RuntimeError:
    result = float(np.median(w.detach()))
try:
    result = np.ones(3) * w
except (TypeError, RuntimeError):
    result = result + 1
