# machine: accelerator
import torch


def norms(x: torch.Tensor, device):
    x = x.to(device)
    return x.detach().norm(dim=0).numpy()  # expect: TNP102 likely


norms(torch.ones(2, 2), "cuda")
