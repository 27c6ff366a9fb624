# What one answer moves, the other leaves on the CPU.
import torch


def export(device, fast: bool):
    x = torch.ones(2)
    if fast:
        x = x.to(device)
    if not fast:
        return x.numpy()
    return x.tolist()


result = export("cuda" if torch.cuda.is_available() else "cpu", torch.cuda.is_available())
