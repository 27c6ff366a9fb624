# The others can be something else: nothing is certain of them, whatever the list was seen to hold.
import numpy as np
import torch


def numbers(items: list):
    if isinstance(items[0], torch.Tensor):
        return [item.detach().cpu().numpy().tolist() for item in items]  # expect: TNP204 likely
    return []


def copies(count):
    items = [torch.ones(2)]
    for index in range(count):
        items.append(torch.ones(2) if index else np.ones(2))
    if isinstance(items[0], torch.Tensor):
        return [torch.tensor(item) for item in items[1:]]  # expect: TNP305 likely
    return []


result = [numbers([torch.ones(2), torch.ones(2)]), copies(1)[0].tolist()]
