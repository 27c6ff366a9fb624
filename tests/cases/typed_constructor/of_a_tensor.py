import torch

weights = torch.ones(2)
result = torch.FloatTensor(weights)
