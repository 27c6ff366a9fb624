# select: TNP203
# machine: accelerator
import torch


def to_list(x: torch.Tensor):
    return x.detach().cpu().squeeze().cpu().numpy().tolist()  # expect: TNP203 certain, TNP204


result = to_list(torch.ones(1, 2, device="cuda", requires_grad=True))
