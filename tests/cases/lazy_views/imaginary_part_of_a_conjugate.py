# machine: cpu
import torch

z = torch.tensor([1 + 2j])
good = z.imag.numpy()
values = z.conj().imag.detach().cpu().numpy()  # expect: TNP106 certain
