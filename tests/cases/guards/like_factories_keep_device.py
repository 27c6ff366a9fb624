# machine: accelerator
import torch

w = torch.ones(2, device="cuda")
noise = torch.randn_like(w)
values = noise.numpy()  # expect: TNP102 certain
