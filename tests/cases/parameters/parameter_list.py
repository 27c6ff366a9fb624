import torch
from torch import nn

knots = nn.ParameterList([nn.Parameter(torch.zeros(1)) for _ in range(2)])
values = [k.numpy() for k in knots]  # expect: TNP103 possible
