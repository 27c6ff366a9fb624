from __future__ import annotations

import numpy as np
import torch


def norm(x: np.ndarray | torch.Tensor) -> float:
    if isinstance(x, torch.Tensor):
        x = x.detach().cpu().numpy()
    return float(np.linalg.norm(x))


result = norm(np.ones(4)) + norm(torch.ones(4, requires_grad=True))
