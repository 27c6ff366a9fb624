# machine: cpu
import torch


def weights(given: torch.Tensor = None):
    if given is None:
        given = torch.ones(2, requires_grad=True)
    return given.numpy()  # expect: TNP101 likely


weights()
