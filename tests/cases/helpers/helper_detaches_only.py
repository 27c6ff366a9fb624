# machine: accelerator
import torch


def plain(tensor):
    return tensor.detach()


x = torch.ones(2, device="cuda", requires_grad=True)
values = plain(x).numpy()  # expect: TNP102 certain
