# select: TNP109
import torch


def lengths(padded, limit):
    mask = (padded != -1) & (padded < limit)
    return torch.sum(mask, dim=1).cpu().numpy(), torch.sum(~(padded == limit), dim=1).cpu().numpy()


result = lengths(torch.ones(2, 3, requires_grad=True), 2)
