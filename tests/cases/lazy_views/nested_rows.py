# machine: cpu
import torch

rows = torch.nested.nested_tensor([torch.ones(2), torch.ones(3)], layout=torch.jagged)
good = torch.nested.to_padded_tensor(rows, 0.0).numpy()
values = rows.numpy()  # expect: TNP106 certain
