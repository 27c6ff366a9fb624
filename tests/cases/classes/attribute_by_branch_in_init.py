# Which of the two it is depends on the argument.
import random

import torch


class Store:
    def __init__(self, is_fixed):
        if is_fixed:
            self.value = torch.ones(2)
        else:
            self.value = torch.ones(2, requires_grad=True)


store = Store(random.random() < 2)
result = store.value.numpy()  # expect: TNP101 likely
