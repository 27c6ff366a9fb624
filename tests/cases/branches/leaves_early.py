import torch


def to_array(value):
    if not isinstance(value, torch.Tensor):
        return value
    return value.detach().cpu().numpy()


result = [to_array(3), to_array(torch.ones(2, requires_grad=True))]
