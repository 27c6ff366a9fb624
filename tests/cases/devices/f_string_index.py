# machine: accelerator
import torch

rank = 0
x = torch.zeros(2, device=f"cuda:{rank}")
values = x.numpy()  # expect: TNP102 certain
