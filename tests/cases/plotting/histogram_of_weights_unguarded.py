import numpy as np
import torch
from torch import nn

layer = nn.Linear(3, 3)
values = [parameter.cpu().numpy().ravel() for parameter in layer.parameters()]  # expect: TNP101 certain
