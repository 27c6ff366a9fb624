# machine: accelerator
import torch


def padded(x: torch.Tensor, device: str):
    return torch.zeros_like(x.to(device)).numpy()  # expect: TNP102 likely


padded(torch.ones(2), "cuda")
