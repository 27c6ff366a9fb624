# machine: accelerator
import torch

matrix = torch.ones(2, 2)
scale = torch.tensor(2.0, device="cuda")
near = torch.broadcast_tensors(matrix, scale)[0].numpy()
there = torch.broadcast_tensors(matrix, scale)[1].numpy()  # expect: TNP102 certain
