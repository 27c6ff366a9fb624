# select: TNP203
# machine: cpu
import torch


def values():
    return torch.ones(3).cpu().numpy()  # expect: TNP203 likely


result = values()
