# machine: accelerator
import torch


def grid(steps: int, device: torch.device):
    points = torch.arange(steps).to(device)
    return (points * 2).numpy()  # expect: TNP102 likely


grid(3, torch.device("cuda"))
