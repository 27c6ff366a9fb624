import torch

weight = torch.ones(3, requires_grad=True)


def in_a_tuple():
    tuple(torch.set_grad_enabled(flag) for flag in [False])
    return (weight * 2).numpy()  # expect: TNP101 likely


def in_a_loop():
    for _ in (torch.set_grad_enabled(flag) for flag in [False]):
        pass
    return (weight * 2).numpy()  # expect: TNP101 likely


def by_next():
    next(torch.set_grad_enabled(flag) for flag in [False])
    return (weight * 2).numpy()  # expect: TNP101 likely


def later():
    switches = (torch.set_grad_enabled(flag) for flag in [False])
    list(switches)
    return (weight * 2).numpy()  # expect: TNP101 likely


first = in_a_tuple()
torch.set_grad_enabled(True)
second = in_a_loop()
torch.set_grad_enabled(True)
third = by_next(), later()
