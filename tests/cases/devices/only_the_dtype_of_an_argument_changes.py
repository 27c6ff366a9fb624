# A cast moves nothing.
import torch


def counts(x: torch.Tensor):
    return x.to(torch.int64).numpy()  # expect: TNP104 possible


result = counts(torch.ones(2))
