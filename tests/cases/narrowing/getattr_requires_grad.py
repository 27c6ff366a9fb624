# machine: cpu
# select: TNP109
import torch


def array(x):
    x = x.cpu()
    if getattr(x, "requires_grad", False):
        x = x.detach()
    return x.numpy()


result = array(torch.ones(2, requires_grad=True))
