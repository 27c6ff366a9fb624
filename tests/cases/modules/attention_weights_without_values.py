import torch
from torch import nn

attention = nn.MultiheadAttention(2, 1)
attention.requires_grad_(False)
x = torch.ones(1, 1, 2)
values = torch.ones(1, 1, 2, requires_grad=True)
attended, weights = attention(x, x, values)
result = weights.numpy()
seen = attended.numpy()  # expect: TNP101 certain
