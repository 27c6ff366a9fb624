# machine: accelerator
import torch


def draw(count, device="cpu"):
    noise = torch.randn(count, device=device)
    return noise.numpy()  # expect: TNP102 likely


draw(2, device="cuda")
