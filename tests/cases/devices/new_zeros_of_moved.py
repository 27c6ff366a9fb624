# machine: accelerator
import torch


def padded(x: torch.Tensor, device: str):
    x = x.to(device)
    padding = x.new_zeros(2)
    return padding.numpy()  # expect: TNP102 likely


padded(torch.ones(2), "cuda")
