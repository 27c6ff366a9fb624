# machine: accelerator
import torch

torch.set_default_device("cuda")
x = torch.zeros(2)
values = x.numpy()  # expect: TNP102 certain
