# machine: accelerator
import torch


def noisy(x: torch.Tensor):
    noise = torch.randn(x.shape).to(x.device)
    return (x + noise).cpu(), x.detach().numpy()  # expect: TNP102 likely


noisy(torch.ones(2, device="cuda"))
