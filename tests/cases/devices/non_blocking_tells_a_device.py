# machine: accelerator
import torch


def sent(x: torch.Tensor, where):
    x = x.detach().to(where, non_blocking=True)
    return x.numpy()  # expect: TNP102 likely


sent(torch.ones(2), "cuda")
