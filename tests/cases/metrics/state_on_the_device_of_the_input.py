# machine: accelerator
import torch


class Mean:
    def __init__(self):
        self.values = []

    def update(self, x: torch.Tensor):
        weights = torch.full(x.shape, 0.5, device=x.device)
        self.values.append((x.detach() * weights).numpy())  # expect: TNP102 likely


Mean().update(torch.ones(2, device="cuda"))
