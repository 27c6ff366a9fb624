import torch

weight = torch.ones(2, requires_grad=True)


def freeze():
    weight.requires_grad_(False)


def fourth():
    freeze()


def third():
    fourth()


def second():
    third()


def first():
    second()


def start():
    first()


def closed_over():
    made = torch.ones(2, requires_grad=True)

    def change():
        made.requires_grad_(False)

    def inner():
        change()

    def between():
        inner()

    def outer():
        between()

    def begin():
        outer()

    begin()
    return made.numpy()  # expect: TNP101 likely


start()
weight.numpy()  # expect: TNP101 likely
result = closed_over()
