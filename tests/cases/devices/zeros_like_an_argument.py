# Nothing says that x is anywhere but on the CPU.
# machine: accelerator
import torch


def start(x: torch.Tensor):
    return torch.zeros_like(x).numpy()  # expect: TNP104 possible


start(torch.ones(2, device="cuda"))
