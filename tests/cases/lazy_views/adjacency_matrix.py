# machine: cpu
import torch

edges = torch.tensor([[0, 1], [1, 0]])
adjacency = torch.sparse_coo_tensor(edges, torch.ones(2), (2, 2)).coalesce()
good = adjacency.to_dense().numpy(), (adjacency @ torch.ones(2, 1)).numpy()
values = adjacency.t().float().cpu().numpy()  # expect: TNP106 certain
