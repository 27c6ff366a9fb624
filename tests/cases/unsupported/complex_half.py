# machine: cpu
import torch

z = torch.tensor([1 + 2j]).to(torch.complex32)
good = z.to(torch.complex64).numpy()
values = z.numpy()  # expect: TNP105 certain
