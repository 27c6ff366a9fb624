# machine: accelerator
import torch

x = torch.ones(2, device="cuda")
if x.device.type == "cuda":
    values = x.numpy()  # expect: TNP102 certain
