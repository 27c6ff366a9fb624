# run: cpu_by_constant()
# run: flag()
import torch

from ..convert import DEVICE, WITH_GRAD


def cpu_by_constant():
    return torch.zeros(3).to(DEVICE).numpy()


def flag():
    return torch.ones(3, requires_grad=WITH_GRAD).numpy()  # expect: TNP101 likely
