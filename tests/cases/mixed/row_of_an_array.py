import numpy as np
import torch
from torch import nn

net = nn.Linear(2, 3)
table = np.zeros((4, 3))
table[0, :] = net(torch.ones(2))  # expect: TNP107 certain
