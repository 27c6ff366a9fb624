# machine: cpu
import torch

z = torch.tensor([1 + 2j])
y = z.conj() if z.real.sum() > 0 else z
if y.is_conj():
    y = y.resolve_conj()
result = y.numpy()
