import torch
from torch import nn

layer = nn.Linear(2, 1)
optimizer = torch.optim.SGD(layer.parameters(), lr=0.1)
result = [p.detach().cpu().numpy().shape for group in optimizer.param_groups for p in group["params"]]
