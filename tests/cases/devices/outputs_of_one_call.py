# machine: accelerator
import torch


def encode(encoding, x):
    mean, spread = encoding(x)
    return mean.detach().cpu().numpy(), spread.detach().numpy()  # expect: TNP102 likely


encode(lambda x: (x, x), torch.ones(2, device="cuda"))
