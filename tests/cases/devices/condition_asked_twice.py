# The line is right; a condition that is asked twice is not followed.
import torch


def export(device, fast: bool):
    x = torch.ones(2)
    if fast:
        x = x.to(device)
    if not fast:
        return x.numpy()  # expect: TNP104 possible
    return x.tolist()


result = export("cuda" if torch.cuda.is_available() else "cpu", torch.cuda.is_available())
