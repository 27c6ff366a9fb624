# The two arms never run together: the one is no evidence for the other.
import torch


def to_array(x: torch.Tensor, on_gpu: bool):
    x = x.detach()
    if on_gpu:
        return x.cpu().numpy()
    return x.numpy()  # expect: TNP104 possible


result = to_array(torch.ones(2), on_gpu=False)
