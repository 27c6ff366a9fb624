# machine: cpu
import torch

z = torch.tensor([1 + 2j, 3j])
result = (
    z.conj().conj().numpy(),
    z.conj().clone().numpy(),
    (z.conj() * 2).numpy(),
    z.conj().resolve_conj().numpy(),
    z.conj().numpy(force=True),
    z.conj().real.numpy(),
    z.conj().to(torch.complex128).numpy(),
    z.conj_physical().numpy(),
)
