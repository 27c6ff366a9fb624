# select: TNP109
import torch


def counts(x: torch.Tensor):
    assert x.dtype == torch.int64
    return x.cpu().numpy()


def images(x: torch.Tensor):
    if x.dtype != torch.uint8:
        x = x.detach()
    return x.cpu().numpy()


def masks(x):
    if x.dtype in (torch.bool, torch.uint8):
        return x.cpu().numpy()
    return None


def indices(x: torch.Tensor):
    if torch.is_floating_point(x):
        raise TypeError
    return x.cpu().numpy()


def anything(x: torch.Tensor):
    if not x.is_floating_point():
        return x.cpu().numpy()
    return x.detach().cpu().numpy()


def whatever(x: torch.Tensor):
    if x.dtype.is_floating_point:
        x = x.detach()
    return x.cpu().numpy()


x = torch.arange(3)
result = [counts(x), images(x.byte()), masks(x.bool()), indices(x), anything(x), whatever(x)]
