# machine: cpu
import torch


def array(w: torch.Tensor):
    traced = w.requires_grad
    w.requires_grad_()
    if not traced:
        return w.numpy()  # expect: TNP101 certain
    return w.detach().cpu().numpy()


array(torch.ones(2))
