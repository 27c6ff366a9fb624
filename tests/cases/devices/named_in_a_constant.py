# machine: accelerator
import torch

DEVICE = "cuda:0"
x = torch.zeros(2, device=DEVICE)
values = x.numpy()  # expect: TNP102 certain
