import torch

row = torch.ones(2, 2)[0]
row.requires_grad_()
with torch.no_grad():
    inside = row.view(-1).cpu().detach().numpy()
row.requires_grad_(False)
result = row.numpy()
