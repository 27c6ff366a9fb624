# machine: cpu
import torch
import torch.nn.functional as F

query = torch.ones(1, 2, 4)
with torch.autocast("cpu"):
    mixed = F.scaled_dot_product_attention(query, query, query)
    loss = F.mse_loss(mixed, query)
good = loss.numpy()
values = mixed.numpy()  # expect: TNP105 certain
