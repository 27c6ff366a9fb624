import torch


def to_array(x: torch.Tensor):
    x = x.cpu()
    if x.requires_grad:
        x = x.detach()
    return x.numpy()


result = to_array(torch.ones(2, requires_grad=True))
