# select: TNP109
import torch


def steps(sigmas: torch.Tensor, total: int):
    index = torch.searchsorted(sigmas, sigmas)
    return (total - index).cpu().numpy(), (index + 1 - total * index).cpu().numpy()


result = steps(torch.ones(2, requires_grad=True), 10)
