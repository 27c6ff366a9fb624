# machine: cpu
import torch


def run(traced):
    w = torch.ones(2)
    if traced:
        w.requires_grad_()
    w = w * 2
    if not traced:
        w = w.detach()
    return w.numpy()  # expect: TNP101 likely


def wrong(traced):
    w = torch.ones(2)
    if traced:
        w.requires_grad_()
    w = w * 2
    if traced:
        return w.numpy()  # expect: TNP101 certain
    return w.numpy()


wrong(True)
