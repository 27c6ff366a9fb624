import torch


def main(images):
    return report() + images.numpy()  # expect: TNP103 possible


def report():
    return points()


def points():
    return grid(3).numpy()


def grid(count, device=None):
    return torch.arange(count, device=resolved(device))


def resolved(device):
    return default_device() if device is None else device


def default_device() -> torch.device:
    return torch.empty(0).device


result = main(torch.ones(3))
