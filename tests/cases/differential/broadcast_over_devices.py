# machine: accelerator
import torch

matrix = torch.ones(2, 2)
scale = torch.tensor(2.0, device="cuda")
result = torch.broadcast_tensors(matrix, scale)[0].numpy()  # expect: TNP103 possible
