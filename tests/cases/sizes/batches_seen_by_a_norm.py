"""SonySemiconductorSolutions/mct-model-optimization#873: the state of a layer is loaded from arrays, and one is 0-d."""

import numpy as np
import torch
from torch import nn

layer = nn.BatchNorm1d(1)
mean = np.array([0.5], dtype=np.float32)
batches_seen = np.array(-1)
state = {
    "running_mean": torch.from_numpy(mean),
    "num_batches_tracked": torch.Tensor(batches_seen),  # expect: TNP308 certain
}
layer.load_state_dict(state, strict=False)
result = layer.num_batches_tracked.item()
