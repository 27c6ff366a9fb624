# machine: accelerator
import torch

weight = torch.ones(2, requires_grad=True)
there = torch.ones(2, requires_grad=True, device="cuda")


def copied():
    try:
        there.detach().numpy()
    except (RuntimeError, TypeError):
        pass
    else:
        if there.requires_grad:
            return weight.detach()
    return torch.ones(2, requires_grad=there.requires_grad)


copied().numpy()  # expect: TNP101 likely
