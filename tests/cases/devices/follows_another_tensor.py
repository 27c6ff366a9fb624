# machine: accelerator
import torch

reference = torch.zeros(1, device="cuda")
x = torch.ones(2).to(reference)
values = x.numpy()  # expect: TNP102 certain
