import torch


def enable(tensor, names):
    try:
        names["weight"]
        tensor.requires_grad_(True)
    except KeyError:
        pass


w = torch.ones(2)
enable(w, {})
result = w.numpy()  # expect: TNP101 likely
