# machine: cpu
import torch

x = torch.ones(2, 2).to_mkldnn()
good = x.to_dense().numpy()
values = x.relu().numpy()  # expect: TNP106 certain
