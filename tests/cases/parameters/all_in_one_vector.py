import torch
from torch import nn

layer = nn.Linear(2, 1)
vector = torch.nn.utils.parameters_to_vector(layer.parameters())
values = vector.numpy()  # expect: TNP101
