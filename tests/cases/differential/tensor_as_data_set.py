import torch

weight = torch.ones(2, 2, requires_grad=True)
for rows in torch.utils.data.DataLoader(weight):
    rows.numpy()  # expect: TNP101 certain
for rows in torch.utils.data.DataLoader(weight.detach()):
    rows.numpy()
