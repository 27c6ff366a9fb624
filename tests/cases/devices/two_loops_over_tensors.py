import torch

device = "cuda" if torch.cuda.is_available() else "cpu"
rows = [torch.ones(2), torch.zeros(2)]
moved = []
for row in rows:
    row = row.to(device)
    moved.append(row.cpu().numpy())
result = []
for row in rows:
    result.append(row.numpy())
