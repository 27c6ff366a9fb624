"""A name that a pattern binds stays bound where the guard fails."""

import torch

x = torch.ones(3, requires_grad=True)
match torch.ones(3):
    case x if x.requires_grad:
        pass
    case _:
        pass
result = x.numpy()
