import torch


def switch():
    torch.set_grad_enabled(False)


def fourth():
    switch()


def third():
    fourth()


def second():
    third()


def first():
    second()


def start():
    first()


weight = torch.ones(2, requires_grad=True)
start()
doubled = weight * 2
result = doubled.numpy()  # expect: TNP101 likely
