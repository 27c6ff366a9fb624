# Tensors are kept as they are, and a new one is made of all else.
import torch


def as_tensor(data):
    if isinstance(data, torch.Tensor):
        return data
    return torch.tensor(data)


labels = torch.tensor([0, 1])
result = as_tensor(labels), as_tensor([2, 3]), as_tensor(labels.tolist())
