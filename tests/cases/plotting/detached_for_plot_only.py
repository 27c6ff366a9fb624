# machine: accelerator
import torch


def curve(values: torch.Tensor):
    return values.detach().numpy()  # expect: TNP104 likely


curve(torch.ones(3, device="cuda"))
