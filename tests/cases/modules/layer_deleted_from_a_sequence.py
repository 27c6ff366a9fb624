import torch
from torch import nn

model = nn.Sequential(nn.ReLU(), nn.Linear(2, 2))
del model[1]
result = model(torch.ones(1, 2)).numpy()  # expect: TNP101 likely
