import torch


def switched_on(tensor):
    yield 1
    tensor.requires_grad_()


def switched_off(tensor):
    yield 1
    tensor.requires_grad_(False)


def in_a_list():
    weight = torch.ones(3)
    print(list(switched_on(weight)))
    return weight.numpy()  # expect: TNP101 certain


def in_a_loop():
    weight = torch.ones(3, requires_grad=True)
    for _ in switched_off(weight):
        print(weight)
    return weight.numpy()


def against_the_loop():
    weight = torch.ones(3)
    for _ in switched_on(weight):
        weight.requires_grad_(False)
    return weight.numpy()  # expect: TNP101 likely


def later():
    weight = torch.ones(3)
    steps = switched_on(weight)
    weight.requires_grad_(False)
    print(list(steps))
    return weight.numpy()  # expect: TNP101 likely


def later_still():
    weight = torch.ones(3)
    steps = enumerate(switched_on(weight))
    weight.requires_grad_(False)
    print(list(steps))
    return weight.numpy()  # expect: TNP101 likely


second = in_a_loop()
first = in_a_list()
