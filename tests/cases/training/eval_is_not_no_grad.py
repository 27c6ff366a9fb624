# eval() changes dropout and batch norm; autograd goes on recording.
import torch
from torch import nn

model = nn.Linear(2, 1)
model.eval()
prediction = model(torch.ones(4, 2))
print(prediction.numpy())  # expect: TNP101 certain
