# select: TNP109
import torch


def to_array(x: torch.Tensor):
    return x.cpu().numpy()  # expect: TNP109 possible


to_array(torch.ones(2, requires_grad=True))
