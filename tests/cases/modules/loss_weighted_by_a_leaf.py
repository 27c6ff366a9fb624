import torch
from torch import nn

w = torch.ones(3, requires_grad=True)
loss = nn.MultiLabelSoftMarginLoss(weight=w)(torch.ones(2, 3), torch.ones(2, 3))
result = loss.numpy()  # expect: TNP101 likely
