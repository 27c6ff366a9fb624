import random

import torch


def enable(tensor):
    tensor.requires_grad_(True)


def set_up(tensor, wanted):
    if wanted:
        enable(tensor)


w = torch.ones(2)
set_up(w, random.random() > 2)
result = w.numpy()  # expect: TNP101 likely
