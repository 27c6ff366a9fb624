import torch


def to_np(*tensors):
    arrays = tuple(t.detach().cpu().numpy() for t in tensors)
    return arrays[0] if len(arrays) == 1 else arrays


result = to_np(torch.ones(1, requires_grad=True))
