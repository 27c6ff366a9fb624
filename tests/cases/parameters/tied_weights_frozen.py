import torch
from torch import nn

table = nn.Embedding(3, 2)
head = nn.Linear(2, 3, bias=False)
head.weight = table.weight
head.requires_grad_(False)
result = table(torch.tensor([1])).numpy()  # expect: TNP101 likely
