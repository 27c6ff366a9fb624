# machine: cpu
import torch


def aligned(x: torch.Tensor):
    grid = torch.arange(3).type_as(x)
    return grid.numpy()  # expect: TNP102 likely


aligned(torch.ones(2))
