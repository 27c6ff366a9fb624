import torch


def switched_on(tensor):
    tensor.requires_grad_()
    yield 1


def switched_on_at_the_end(tensor):
    yield 1
    tensor.requires_grad_()


def delegating(tensor):
    yield from switched_on_at_the_end(tensor)


def made_only():
    weight = torch.ones(3)
    steps = switched_on(weight)
    print(steps)
    return weight.numpy()  # expect: TNP101 likely


def one_step():
    weight = torch.ones(3)
    next(delegating(weight))
    return weight.numpy()  # expect: TNP101 likely


def left_by_break():
    weight = torch.ones(3)
    for _ in switched_on_at_the_end(weight):
        break
    return weight.numpy()  # expect: TNP101 likely


def found_in():
    weight = torch.ones(3)
    print(1 in switched_on_at_the_end(weight))
    return weight.numpy()  # expect: TNP101 likely


result = made_only(), one_step(), left_by_break(), found_in()
