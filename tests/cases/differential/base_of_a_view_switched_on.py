import torch

table = torch.ones(2, 2)
row = table[0]
copied = row.detach().cpu().numpy()
table.requires_grad_()
result = row.detach().numpy()
failing = row.numpy()  # expect: TNP101 likely
