# machine: accelerator
import torch


def load(values, device):
    return torch.tensor(values).to(device)


def to_array(x):
    return x.detach().numpy()  # expect: TNP104 likely


to_array(load([1.0], "cuda"))
