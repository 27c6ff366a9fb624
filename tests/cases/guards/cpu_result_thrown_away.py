# machine: accelerator
import torch

x = torch.ones(2, device="cuda")
x.cpu()
values = x.numpy()  # expect: TNP102 certain
