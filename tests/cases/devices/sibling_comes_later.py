# machine: accelerator
import torch


def summary(x: torch.Tensor):
    largest = x.detach().amax(0).numpy()  # expect: TNP102 likely
    mean = x.detach().mean(0).cpu().numpy()
    return mean, largest


summary(torch.ones(2, 2, device="cuda"))
