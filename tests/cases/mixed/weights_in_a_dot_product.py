"""A method of an array converts the tensor that it is given."""

import numpy as np
import torch

weights = torch.ones(3, requires_grad=True)
features = np.arange(3.0)
with torch.no_grad():
    silent = features.dot(weights)
right = features.dot(weights.detach())
result = features.dot(weights)  # expect: TNP107 certain
