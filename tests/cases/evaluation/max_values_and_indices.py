import torch
from torch import nn

model = nn.Linear(4, 3)
confidence, predicted = model(torch.randn(5, 4)).softmax(1).max(dim=1)
classes = predicted.numpy()
scores = confidence.numpy()  # expect: TNP101 certain
