import random

import torch


def shorten(xs):
    if random.random() < 2:
        xs.pop()


xs = [torch.ones(2), torch.ones(2, requires_grad=True)]
shorten(xs)
result = xs[-1].numpy()  # expect: TNP101 likely
