import torch
from torch import nn

layer = nn.Linear(2, 1)
exported = {name: tensor.numpy() for name, tensor in layer.state_dict().items()}
result = sorted(exported)
