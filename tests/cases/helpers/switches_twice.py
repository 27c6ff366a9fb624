import torch

w = torch.ones(2, requires_grad=True)


def off():
    torch.set_grad_enabled(False)


def on():
    torch.set_grad_enabled(True)


off()
on()
off()
first = (w * 2).numpy()
on()
second = (w * 2).numpy()  # expect: TNP101 certain
