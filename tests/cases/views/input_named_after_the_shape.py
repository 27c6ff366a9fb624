import torch

w = torch.ones(2, 3, requires_grad=True)
with torch.no_grad():
    rows = torch.reshape(shape=(3, 2), x=w)
result = rows.numpy()  # expect: TNP101 likely
