"""What has no strides has nothing to export."""

import numpy as np
import torch

adjacency = torch.eye(3).to_sparse()
dense = np.from_dlpack(adjacency.to_dense())
result = np.from_dlpack(adjacency)  # expect: TNP106 certain
