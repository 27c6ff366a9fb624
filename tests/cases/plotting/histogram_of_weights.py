import numpy as np
import torch
from torch import nn

layer = nn.Linear(3, 3)
values = [parameter.detach().cpu().numpy().ravel() for parameter in layer.parameters()]
result = np.concatenate(values).shape
