import torch

result = torch.bincount(torch.tensor([0, 1, 1])).numpy()
