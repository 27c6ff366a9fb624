import torch
from torch import nn

drop = nn.Dropout(0.5)
result = drop(torch.ones(3)).numpy().shape
