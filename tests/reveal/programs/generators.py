"""Generators: what they yield, and in which grad mode they run."""

import torch

weight = torch.ones(2, requires_grad=True)


def plain():
    yield torch.ones(2)
    yield torch.zeros(2, requires_grad=True)


for item in plain():
    reveal(item)  # tensor grad=no|yes device=cpu dtype=float32
reveal(next(plain()))  # tensor grad=no|yes device=cpu dtype=float32
reveal(list(plain()))  # [tensor grad=no|yes device=cpu dtype=float32, ...]


def delegating():
    yield from plain()
    yield torch.ones(2)


for item in delegating():
    reveal(item)  # tensor grad=no|yes device=cpu dtype=float32


def in_its_callers_mode():
    doubled = weight * 2
    reveal(doubled)  # tensor grad=no|yes device=cpu dtype=float32
    yield doubled


with torch.no_grad():
    quiet = list(in_its_callers_mode())
loud = list(in_its_callers_mode())


@torch.no_grad()
def decorated():
    doubled = weight * 2
    reveal(doubled)  # tensor grad=no device=cpu dtype=float32
    yield doubled


for item in decorated():
    reveal(item)  # tensor grad=no device=cpu dtype=float32
    reveal(item * weight)  # tensor grad=yes device=cpu dtype=float32


def with_a_block_inside():
    with torch.no_grad():
        yield weight * 2


for item in with_a_block_inside():
    reveal(item)  # tensor grad=no device=cpu dtype=float32

doubled = (one * 2 for one in [weight, weight])
reveal(next(doubled))  # tensor grad=no|yes device=cpu dtype=float32 (expert: grad=yes)
reveal(sum(one.detach() for one in [weight, weight]))  # presumed tensor grad=no device=cpu dtype=float32 (expert: tensor grad=no device=cpu dtype=float32)

with torch.no_grad():
    lazily = (one * 2 for one in [weight])
for item in lazily:
    reveal(item)  # tensor grad=no|yes device=cpu dtype=float32 (expert: grad=yes)


def sends():
    received = yield torch.zeros(2)
    reveal(received)  # unknown
    yield received


conversation = sends()
reveal(next(conversation))  # tensor grad=no device=cpu dtype=float32 or unknown
conversation.send(weight)


def returns_a_value():
    yield 1
    return weight


def asks():
    got = yield from returns_a_value()
    reveal(got)  # unknown (expert: tensor grad=yes device=cpu dtype=float32)


list(asks())
reveal(next((one for one in [weight.detach()] if one.sum() > 100), None))  # None or tensor grad=no device=cpu dtype=float32


for item in with_a_block_inside():
    reveal(weight * item)  # tensor grad=no device=cpu dtype=float32
reveal(weight * 2)  # tensor grad=yes device=cpu dtype=float32
reveal(sum(one > 0 for one in [weight]))  # presumed tensor grad=no device=cpu dtype=int64 (expert: tensor grad=no device=cpu dtype=int64)
