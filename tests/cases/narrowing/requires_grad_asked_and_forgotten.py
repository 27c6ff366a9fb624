# machine: cpu
import torch


def to_array(x: torch.Tensor):
    if x.requires_grad:
        return x.numpy()  # expect: TNP101
    return x.cpu().numpy()


to_array(torch.ones(2, requires_grad=True))
