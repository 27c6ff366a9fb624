# machine: accelerator
import torch

half = True
x = torch.ones(2, device="cuda").half() if half else torch.ones(2, device="cuda:0")
values = x.numpy()  # expect: TNP102 certain
