# machine: accelerator
import numpy as np
import torch


def projected(x: torch.Tensor, basis: torch.Tensor):
    order = np.argsort(x.detach().numpy())  # expect: TNP102 likely
    return basis[torch.from_numpy(order).to(basis.device)]


projected(torch.ones(2, device="cuda"), torch.ones(2, device="cuda"))
