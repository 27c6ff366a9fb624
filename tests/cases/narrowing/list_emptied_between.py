# machine: cpu
import torch


def run(names):
    w = torch.ones(2)
    if names:
        w.requires_grad_()
    names.clear()
    if not names:
        return w.numpy()  # expect: TNP101 likely
    return w


run(["w"])
