"""np.from_dlpack() copies nothing, unless it is asked to."""

import numpy as np
import torch

state = torch.ones(3).cumsum(0)
before = np.from_dlpack(state)  # expect: TNP401 certain
kept = np.from_dlpack(state, copy=True)
state += 1
result = [(np.from_dlpack(state) - before).tolist(), (np.from_dlpack(state) - kept).tolist()]
