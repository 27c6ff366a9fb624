# machine: accelerator
import torch

with torch.device("cuda"):
    x = torch.zeros(2)
values = x.numpy()  # expect: TNP102 certain
