"""What mlverse/torch#441 asks about, with arrays: each round of an optimisation is kept, and all are the last one."""

import torch

estimate = torch.arange(3.0).mul(2)
steps = []
for _ in range(3):
    steps.append(estimate.numpy())  # expect: TNP401 certain
    estimate -= 1
result = [step.tolist() for step in steps]
