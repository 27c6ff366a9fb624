import torch
from torch import nn

layer = nn.TransformerEncoderLayer(2, 1)
layer.requires_grad_(False)
result = nn.TransformerEncoder(layer, 1)(torch.ones(1, 2)).numpy()
