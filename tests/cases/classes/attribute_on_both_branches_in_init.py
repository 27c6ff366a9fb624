import random

import torch


class Store:
    def __init__(self, is_large):
        if is_large:
            self.value = torch.ones(200, requires_grad=True)
        else:
            self.value = torch.ones(2, requires_grad=True)


store = Store(random.random() < 2)
result = store.value.numpy()  # expect: TNP101 certain
