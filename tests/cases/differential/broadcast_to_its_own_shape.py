"""What has the shape already comes out of a broadcast as it is."""

import torch

base = torch.ones(2)
same = torch.broadcast_tensors(base)[0]
same.requires_grad_()
result = base.numpy()  # expect: TNP101 likely
