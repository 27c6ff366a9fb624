"""The walrus binds in the scope around it, and the test that holds it narrows what it bound."""

import random

import torch

weight = torch.ones(2, requires_grad=True)

if (value := weight.detach()) is not None:
    reveal(value)  # tensor grad=no device=cpu dtype=float32
reveal(value)  # tensor grad=no device=cpu dtype=float32

choice = random.choice([None, weight])
if (found := choice) is not None:
    reveal(found)  # tensor grad=yes device=cpu dtype=float32
else:
    reveal(found)  # None

while (total := float(weight.sum())) > 100:
    pass
reveal(total)  # float

reveal((product := weight * 2).detach())  # tensor grad=no device=cpu dtype=float32
reveal(product)  # tensor grad=yes device=cpu dtype=float32

if (maybe := random.choice([None, weight])) is None or maybe.requires_grad:
    reveal(maybe)  # None or tensor grad=yes device=cpu dtype=float32

results = [kept for one in [weight, weight] if (kept := one.detach()) is not None]
reveal(results[0])  # tensor grad=no device=cpu dtype=float32
reveal(kept)  # tensor grad=no device=cpu dtype=float32


def inside():
    if random.random() < 2 and (local := weight.detach()) is not None:
        return local
    return weight


reveal(inside())  # tensor grad=no|yes device=cpu dtype=float32
pair = (first := weight, second := first.detach())
reveal(first)  # tensor grad=yes device=cpu dtype=float32
reveal(second)  # tensor grad=no device=cpu dtype=float32
turned = torch.ones(2)
if (turned := torch._neg_view(turned)).is_leaf:
    reveal(turned.float().resolve_neg())  # tensor grad=no device=cpu dtype=float32


def counted():
    made.append(weight)
    return weight


made = []
if counted().is_leaf:
    reveal(made)  # [tensor grad=yes device=cpu dtype=float32]
