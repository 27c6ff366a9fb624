# machine: accelerator
import torch

b = torch.ones(2)
with torch.device("cuda"):
    copied = torch.tensor(b)  # expect: TNP305 certain
values = copied.numpy()  # expect: TNP102 certain
