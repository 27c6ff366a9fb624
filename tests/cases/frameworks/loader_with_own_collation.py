import torch
from torch.utils.data import DataLoader


def collate(samples):
    return torch.stack(samples).requires_grad_()


data = [torch.ones(2), torch.zeros(2)]
for batch in DataLoader(data, collate_fn=collate):
    result = batch.detach().cpu().numpy()
