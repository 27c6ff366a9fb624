# Nearly always right in real code, so only reported on demand.
import torch


def to_array(x: torch.Tensor):
    return x.cpu().numpy()


result = to_array(torch.ones(2))
