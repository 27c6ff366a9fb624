# machine: accelerator
import torch


def export(device, fast: bool):
    x = torch.ones(2)
    if fast:
        x = x.to(device)
    return x.numpy()  # expect: TNP102 likely


export("cuda", True)
