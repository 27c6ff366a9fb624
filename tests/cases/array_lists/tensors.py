import torch

rows = [torch.tensor(1.0), torch.tensor(2.0)]
result = [torch.stack(rows), torch.tensor([row.item() for row in rows])]
