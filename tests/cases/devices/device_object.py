# machine: accelerator
import torch

device = torch.device("cuda", 0)
x = torch.zeros(2).to(device=device)
values = x.numpy()  # expect: TNP102 certain
