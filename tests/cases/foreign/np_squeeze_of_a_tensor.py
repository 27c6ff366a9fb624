import numpy as np
import torch
from torch import nn

model = nn.Linear(2, 1)
squeezed = np.squeeze(model(torch.ones(1, 2)))
result = squeezed.numpy()  # expect: TNP101 certain
