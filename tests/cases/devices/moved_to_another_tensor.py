# machine: accelerator
import torch


def aligned(weights: torch.Tensor, x: torch.Tensor):
    weights = weights.to(x)
    return weights.detach().numpy()  # expect: TNP102 likely


aligned(torch.ones(2), torch.zeros(2, device="cuda"))
