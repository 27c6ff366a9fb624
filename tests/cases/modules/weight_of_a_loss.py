import torch
from torch import nn

loss = nn.CrossEntropyLoss(weight=torch.ones(3))
result = loss.weight.numpy()
