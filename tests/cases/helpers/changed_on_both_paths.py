import random

import torch


def set_up(tensor, is_noisy):
    if is_noisy:
        tensor.mul_(2).requires_grad_(True)
    else:
        tensor.requires_grad_(True)


w = torch.ones(2)
set_up(w, random.random() < 2)
result = w.numpy()  # expect: TNP101 certain
