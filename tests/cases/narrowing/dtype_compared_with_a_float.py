# machine: cpu
# select: TNP109
import torch


def values(x: torch.Tensor):
    if x.dtype == torch.float32:
        return x.cpu().numpy()  # expect: TNP109 possible
    if x.dtype in (torch.int64, torch.float64):
        return x.cpu().numpy()  # expect: TNP109 possible
    return None


w = torch.ones(2, requires_grad=True)
if w.dtype == torch.int64:
    w = w.detach()
w.numpy()  # expect: TNP101 certain
