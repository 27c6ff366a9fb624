# machine: accelerator
import torch


def draw(device):
    with torch.device(device):
        x = torch.zeros(3)
    return x.numpy()  # expect: TNP102 likely


draw("cuda")
