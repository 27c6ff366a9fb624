"""An object that is entered again behind its block puts the mode back each time."""

import torch

weights = torch.ones(3, requires_grad=True)
off = torch.no_grad()
with off:
    first = (weights * 2).numpy()
for _ in range(2):
    with off:
        second = (weights * 2).numpy()
result = (weights * 2).numpy()  # expect: TNP101 certain
