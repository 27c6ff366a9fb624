"""Windows over a series: all of them share its memory, and none can be written to."""

import numpy as np
import torch

series = np.arange(6.0)
windows = np.lib.stride_tricks.sliding_window_view(series, 3)
batch = torch.from_numpy(windows)  # expect: TNP306 certain
result = batch.tolist()
