# machine: accelerator
import torch

x = torch.ones(2, device="cuda")
total = (x + 1).sum(dim=0)
values = total.numpy()  # expect: TNP102 certain
