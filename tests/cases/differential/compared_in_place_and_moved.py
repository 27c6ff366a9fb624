"""Booleans that a comparison is written into have a graph, and still have it where `.cpu()` gives them as they are."""

import torch

limit = torch.full((), 0.5, requires_grad=True)
mask = torch.zeros(2, dtype=torch.bool)
mask.not_equal_(limit)
counts = mask.to(torch.uint8).numpy()
result = mask.cpu().numpy()  # expect: TNP101 likely
