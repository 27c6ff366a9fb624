import torch

limit = torch.full((), 0.5, requires_grad=True)
mask = torch.zeros(2, dtype=torch.bool)
mask.not_equal_(limit)
result = mask.numpy()  # expect: TNP101 likely
