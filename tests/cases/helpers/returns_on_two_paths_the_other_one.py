import torch


def maybe_scaled(w, scale=None):
    if scale is None:
        return w.detach()
    return w * scale


w = torch.ones(2, requires_grad=True)
values = maybe_scaled(w, 2.0).numpy()  # expect: TNP101
