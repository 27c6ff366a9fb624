# machine: accelerator
import numpy as np
import torch


def clipped(x: torch.Tensor):
    values = np.clip(x.detach().numpy(), 0, 1)  # expect: TNP102 likely
    return torch.tensor(values, device=x.device)


clipped(torch.ones(2, device="cuda"))
