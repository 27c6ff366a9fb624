# Documented for tensors on the CPU; nothing in the file speaks against it.
import torch


def image_of(x: torch.Tensor):
    """Make an array of a tensor that is on the CPU."""
    return x.detach().permute(1, 2, 0).numpy()  # expect: TNP104 possible


result = image_of(torch.ones(3, 2, 2))
