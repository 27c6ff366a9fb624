# machine: accelerator
import torch


def mask_like(x: torch.Tensor):
    mask = torch.ones(x.shape, dtype=torch.bool, device=x.device)
    return mask.numpy()  # expect: TNP102 likely


mask_like(torch.zeros(2, device="cuda"))
