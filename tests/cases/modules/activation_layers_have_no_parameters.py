import torch
from torch import nn

block = nn.Sequential(nn.ReLU(), nn.Softmax(dim=0))
result = block(torch.tensor([1.0, -1.0])).numpy()
