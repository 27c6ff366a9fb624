# Numbers, lists and arrays that tensors give: a tensor of these is a new one.
import torch

losses = torch.tensor([0.5, 1.5])
worst = losses.max()
as_numbers = losses.tolist()
result = [
    torch.tensor(worst.item()),
    torch.tensor(as_numbers),
    torch.tensor(losses.numpy()),
    torch.tensor(losses.shape),
]
