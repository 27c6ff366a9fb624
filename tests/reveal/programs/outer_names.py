"""global and nonlocal: a function rebinds the names of the scopes around it."""

import torch

weight = torch.ones(2, requires_grad=True)
counter = torch.zeros(2)
never_rebound = torch.zeros(2)


def rebinds():
    global counter
    counter = counter + weight


def reads():
    reveal(counter)  # tensor grad=no|yes device=cpu dtype=float32
    reveal(never_rebound)  # tensor grad=no device=cpu dtype=float32
    return counter


rebinds()
reveal(counter)  # tensor grad=no|yes device=cpu dtype=float32
reads()


def outer():
    value = weight

    def guard():
        nonlocal value
        value = value.detach()

    guard()
    reveal(value)  # tensor grad=no|yes device=cpu dtype=float32
    return value


outer()


def shadows():
    counter = weight.detach()
    reveal(counter)  # tensor grad=no device=cpu dtype=float32
    return counter


shadows()


def sets_a_new_one():
    global made_here
    made_here = weight.detach()


sets_a_new_one()
reveal(made_here)  # tensor grad=no device=cpu dtype=float32


def keeps():
    total = torch.zeros(2)

    def add(part):
        nonlocal total
        total = total + part.detach()
        reveal(total)  # presumed tensor grad=?|no device=?|cpu dtype=?|float32 or unknown (expert: tensor grad=no device=cpu dtype=float32)
        return total

    add(weight)
    reveal(total)  # unknown (expert: tensor grad=no device=cpu dtype=float32)
    return add


reveal(keeps()(weight))  # presumed tensor grad=?|no device=cpu dtype=?|float32 or unknown (expert: tensor grad=no device=cpu dtype=float32)


outside = 1.0
counts = torch.arange(2)


def rebinds():
    global outside

    def reads():
        reveal(torch.tensor(outside))  # tensor grad=no device=cpu dtype=float32|int64
        return counts

    outside = reads()


rebinds()
