# machine: cpu
import torch

w = torch.ones(3, requires_grad=True)
index = torch.arange(3)
(index + 1 - w).numpy()  # expect: TNP101 certain
