import torch


def enable(tensor, times):
    for _ in range(times):
        tensor.requires_grad_(True)


w = torch.ones(2)
enable(w, 0)
result = w.numpy()  # expect: TNP101 likely
