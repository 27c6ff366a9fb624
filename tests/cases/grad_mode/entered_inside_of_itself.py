"""An object that is entered while a block of it is open forgets the mode from before."""

import torch

weights = torch.ones(3, requires_grad=True)
off = torch.no_grad()
with off:
    with off:
        inside = weights * 2
result = (weights * 2).numpy()  # expect: TNP101 likely
