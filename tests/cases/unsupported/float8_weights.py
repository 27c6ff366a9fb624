import torch

scale = torch.tensor(2.0)
weight = (torch.ones(2, 2) / scale).to(torch.float8_e4m3fn)
good = (weight.float() * scale).numpy()
values = weight.numpy()  # expect: TNP105 certain
