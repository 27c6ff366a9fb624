# machine: cpu
import torch


def run(traced):
    w = torch.ones(2)
    if traced:
        w.requires_grad_()
        traced = False
    if not traced:
        return w.numpy()  # expect: TNP101 likely
    return w


run(True)
