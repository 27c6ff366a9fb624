import torch

w = torch.ones(2, requires_grad=True)
print(f"weights: {w.numpy()!r:>10}")  # expect: TNP101 certain
