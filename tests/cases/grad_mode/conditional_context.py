import contextlib

import torch

w = torch.ones(2, requires_grad=True)
training = False
with contextlib.nullcontext() if training else torch.no_grad():
    result = w.exp().numpy()
