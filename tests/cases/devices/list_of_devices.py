# machine: accelerator
import torch


def spread(x: torch.Tensor, devices):
    parts = [x.detach().to(devices[i]) for i in range(len(devices))]
    return [part.numpy() for part in parts]  # expect: TNP102 likely


spread(torch.ones(2), ["cuda"])
