# machine: accelerator
import torch


def sample(size, device):
    noise = torch.randn(size, device=device)
    return noise.numpy()  # expect: TNP102 likely


sample(2, "cuda")
