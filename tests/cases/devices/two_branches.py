# machine: accelerator
import torch


def export(x: torch.Tensor, device, fast: bool):
    if fast:
        x = x.detach().to(device)
        values = x.sum(0).numpy()  # expect: TNP102 likely
    else:
        values = x.detach().cpu().numpy()
    return values


export(torch.ones(2), "cuda", True)
