import torch

values, counts = torch.unique(torch.tensor([1, 1, 2]), return_counts=True)
result = (values.numpy(), counts.numpy())
