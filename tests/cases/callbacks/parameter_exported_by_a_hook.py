"""A hook may convert the parameter itself, since grad mode is off; DLPack does not care."""
# machine: cpu

import numpy as np
import torch

weights = torch.ones(3, requires_grad=True)
seen = []


def keep(parameter):
    seen.append(parameter.cpu().numpy().copy())
    seen.append(np.from_dlpack(parameter.cpu()))  # expect: TNP101 likely


weights.register_post_accumulate_grad_hook(keep)
(weights * 2).sum().backward()
result = len(seen)
