import torch
import torch.nn.functional as F
from torch import nn

query, key = nn.Linear(4, 4), nn.Linear(4, 4)
tokens = torch.randn(6, 4)
attention = F.softmax(query(tokens) @ key(tokens).transpose(0, 1) / 2.0, dim=-1)
heatmap = attention.numpy()  # expect: TNP101 certain
