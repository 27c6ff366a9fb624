# machine: accelerator
import torch


def prepared(x, device):
    return torch.as_tensor(x).to(device)


def run(values, device):
    x = prepared(values, device)
    return x.detach().numpy()  # expect: TNP102 likely


run([1.0], "cuda")
