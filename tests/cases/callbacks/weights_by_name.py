import torch
from torch import nn

layer = nn.Linear(2, 1)
exported = {name: parameter.numpy() for name, parameter in layer.named_parameters()}  # expect: TNP101 certain
