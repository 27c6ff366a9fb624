# machine: accelerator
import torch


def curve(values: torch.Tensor):
    return values.detach().numpy()  # expect: TNP104 possible


curve(torch.ones(3, device="cuda"))
