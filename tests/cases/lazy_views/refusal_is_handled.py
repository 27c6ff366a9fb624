# machine: cpu
import torch

z = torch.tensor([1j]).conj()
try:
    result = z.numpy()
except RuntimeError:
    result = z.resolve_conj().numpy()
