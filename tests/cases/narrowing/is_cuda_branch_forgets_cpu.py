# machine: accelerator
import torch


def to_array(x: torch.Tensor):
    if x.is_cuda:
        return x.detach().numpy()  # expect: TNP102 certain
    return x.detach().numpy()


to_array(torch.ones(2, device="cuda"))
