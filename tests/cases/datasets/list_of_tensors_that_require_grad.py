import torch
from torch.utils.data import DataLoader

weights = [torch.ones(2, requires_grad=True) for _ in range(4)]
seen = []
for batch in DataLoader(weights, batch_size=2):
    seen.append(batch.numpy())  # expect: TNP101 likely
with torch.no_grad():
    batches = [batch for batch in DataLoader(weights, batch_size=2)]
seen.append(batches[0].numpy())
