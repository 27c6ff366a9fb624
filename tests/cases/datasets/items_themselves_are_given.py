import torch
from torch.utils.data import DataLoader


def switched_off(items):
    return items[0].requires_grad_(False)


first = torch.ones(2, requires_grad=True)
second = torch.ones(2, requires_grad=True)
for item in DataLoader([first], batch_size=None):
    item.requires_grad_(False)
for item in DataLoader([second], collate_fn=switched_off):
    pass
result = [
    first.numpy(),  # expect: TNP101 likely
    second.numpy(),  # expect: TNP101 likely
]
