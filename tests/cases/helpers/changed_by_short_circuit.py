import random

import torch


def enable(tensor, wanted):
    return wanted and tensor.requires_grad_(True)


w = torch.ones(2)
enable(w, random.random() > 2)
result = w.numpy()  # expect: TNP101 likely
