import torch

w = torch.tensor([0.0, 2.0], requires_grad=True)
(rows,) = torch.where(w > 1)
result = rows.numpy()
