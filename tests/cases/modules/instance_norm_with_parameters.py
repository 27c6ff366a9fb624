import torch
from torch import nn

result = nn.InstanceNorm1d(2, affine=True)(torch.ones(2, 2, 2)).numpy()  # expect: TNP101 likely
