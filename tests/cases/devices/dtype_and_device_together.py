# machine: accelerator
import torch


def counts(x: torch.Tensor, device):
    return x.to(device, torch.int64).numpy()  # expect: TNP102 likely


counts(torch.ones(2), "cuda")
