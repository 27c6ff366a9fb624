import copy

import torch
from torch import nn

layers = [copy.deepcopy(nn.Linear(2, 2)) for _ in range(3)]
layers[0].requires_grad_(False)
result = layers[1](torch.ones(2)).numpy()  # expect: TNP101 likely
