# machine: accelerator
import torch


def grid(steps, device=None):
    return torch.linspace(0, 1, steps, device=device).numpy()  # expect: TNP104 possible


grid(3, device=torch.device("cuda"))
