import torch

w = torch.ones(2, dtype=torch.bfloat16, requires_grad=True)
values = (w * 2).numpy()  # expect: TNP101 certain, TNP105 certain
