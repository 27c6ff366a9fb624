# machine: cpu
import torch

x = torch._neg_view(torch.ones(2))
good = x.resolve_neg().numpy(), (x + 0).numpy()
values = x.numpy()  # expect: TNP106 certain
