import torch


def to_np(tensor):
    return tensor.detach().cpu().numpy()


w = torch.ones(2, requires_grad=True)
result = to_np(w * 2)
