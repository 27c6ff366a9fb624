# machine: cpu
import torch

shape = tuple(torch.ones(2, 3, device="meta").shape)
values = torch.ones(2, 3, device="meta").numpy()  # expect: TNP106 certain
