import torch

rows = [2, 3]
result = torch.from_numpy(rows)  # expect: TNP311 certain
