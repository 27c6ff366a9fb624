"""Nobody resets the gradient that is kept in each step, so that all steps add to one."""

import torch

w = torch.ones(3, requires_grad=True)
kept = []
for factor in range(3):
    (w * factor).sum().backward()
    kept.append(w.grad.numpy())  # expect: TNP401 likely
result = [one.tolist() for one in kept]
