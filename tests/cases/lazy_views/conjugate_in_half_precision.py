# Three things stand in the way; one run of the fixer takes care of all.
# machine: cpu
import torch

z = torch.ones(2, dtype=torch.complex64, requires_grad=True).to(torch.complex32).conj()
values = z.numpy()  # expect: TNP101 certain, TNP105 certain, TNP106 certain
