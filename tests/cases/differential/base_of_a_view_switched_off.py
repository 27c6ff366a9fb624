import torch

table = torch.ones(2, 2, requires_grad=True)
with torch.no_grad():
    row = table[0]
table.requires_grad_(False)
result = row.numpy()  # expect: TNP101 likely
