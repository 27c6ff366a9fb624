# machine: accelerator
import torch


def apply(function, x: torch.Tensor, device):
    y = function(x.to(device))
    return y.detach().numpy()  # expect: TNP102 likely


apply(torch.exp, torch.ones(2), "cuda")
