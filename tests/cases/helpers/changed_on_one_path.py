# Only one of the two paths is taken; what the other would do is no proof.
import random

import torch


def set_up(tensor, is_frozen):
    if is_frozen:
        tensor.requires_grad_(False)
    else:
        tensor.requires_grad_(True)


w = torch.ones(2, requires_grad=True)
set_up(w, random.random() < 2)
result = w.numpy()  # expect: TNP101 likely
