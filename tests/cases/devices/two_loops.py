# Of two equal lines, only the one whose loop moves the batch is wrong.
# machine: accelerator
import torch
from torch.utils.data import DataLoader


def run(batches, device):
    moved, kept = [], []
    for batch in batches:
        batch = batch.to(device)
        moved.append(batch.detach().numpy())  # expect: TNP102 likely
    for batch in batches:
        kept.append(batch.detach().numpy())  # expect: TNP104 possible
    return moved, kept


run(DataLoader([torch.ones(2), torch.zeros(2)]), "cuda")
