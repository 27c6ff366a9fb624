import random

import torch


def order(n, as_tensor):
    items = torch.arange(n) if as_tensor else list(range(n))
    random.shuffle(items)
    return len(items)


result = order(5, True), order(5, False)
