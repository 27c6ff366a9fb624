"""A gradient lies where the tensor does."""
# machine: accelerator

import torch

seen = []


def keep(grad):
    seen.append(grad.numpy())  # expect: TNP104 possible


weights = torch.ones(3, device="cuda", requires_grad=True)
weights.register_hook(keep)
(weights * 2).sum().backward()
result = len(seen)
