import torch
from torch import nn

table = nn.Embedding(10, 3)
vector = table(torch.tensor([1, 5]))
print(vector.numpy())  # expect: TNP101 certain
