import torch

weight = torch.ones(2, requires_grad=True)
frozen = torch.ones(2, requires_grad=True)


def switches():
    torch.set_grad_enabled(False)


def switches_by_another():
    switches()


def freezes():
    frozen.requires_grad_(False)


def freezes_by_another():
    freezes()


freezes_by_another()
first = frozen.numpy()
switches_by_another()
result = (weight * 2).numpy()
