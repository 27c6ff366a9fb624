import torch
from torch import nn

head = nn.Linear(2, 1)
head.requires_grad_(False)
head.requires_grad_(True)
values = head(torch.ones(1, 2)).numpy()  # expect: TNP101 certain
