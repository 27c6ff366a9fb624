import torch

score = torch.ones(1, 1) * 0.5
result = score.numpy().item()  # expect: TNP204
