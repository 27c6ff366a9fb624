import torch

w = torch.ones(2, dtype=torch.bfloat16, requires_grad=True)
values = w.numpy(force=True)  # expect: TNP105 certain
