# select: TNP203
import torch

weight = torch.ones(3, requires_grad=True)
with torch.no_grad():
    doubled = weight * 2
    values = doubled.detach().numpy()  # expect: TNP203 likely
result = values
