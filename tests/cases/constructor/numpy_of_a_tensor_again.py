import torch

counts = torch.arange(3).numpy()
result = torch.Tensor(counts)  # expect: TNP301 likely
