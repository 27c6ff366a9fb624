"""Functions: what they give for these arguments, defaults, *args, **kwargs, recursion, partial."""

import functools
import operator

import numpy as np
import torch

weight = torch.ones(2, requires_grad=True)


def identity(value):
    return value


def to_numpy(value):
    return value.detach().cpu().numpy()


def unguarded(value):
    return value.numpy()


def both(first, second=None, *, scale=1.0):
    if second is None:
        second = first.detach()
    return first * scale, second


def gather(*values, **options):
    reveal(values)  # (unknown, ...)
    return torch.stack(values), options.get("extra")


def recursive(value, depth):
    if depth == 0:
        return value.detach()
    return recursive(value * 2, depth - 1)


def even(depth):
    return weight.detach() if depth == 0 else odd(depth - 1)


def odd(depth):
    return weight.detach() if depth == 0 else even(depth - 1)


def annotated(value: torch.Tensor, array: np.ndarray, flag: bool = False) -> torch.Tensor:
    reveal(value)  # tensor grad=? device=? dtype=?
    reveal(flag)  # bool
    return value if flag else value.detach()


def changes(value):
    value.requires_grad_(True)


def fills(container, value):
    container.append(value.detach())


def nothing():
    pass


def either(flag):
    if flag:
        return weight
    return weight.detach()


def by_keyword(*, value, other=weight.detach()):
    return value + other


reveal(identity(weight))  # tensor grad=yes device=cpu dtype=float32
reveal(identity(identity(weight.detach())))  # tensor grad=no device=cpu dtype=float32
reveal(identity(None))  # None
reveal(to_numpy(weight))  # ndarray dtype=float32 (expert: array dtype=float32)
reveal(to_numpy(weight.double()))  # ndarray dtype=float64 (expert: array dtype=float64)
reveal(unguarded(weight.detach()))  # ndarray dtype=float32 (expert: array dtype=float32)
reveal(both(weight)[0])  # tensor grad=yes device=cpu dtype=float32
reveal(both(weight)[1])  # tensor grad=no device=cpu dtype=float32
reveal(both(weight, weight)[1])  # tensor grad=yes device=cpu dtype=float32
reveal(both(second=weight.double(), first=weight.detach())[1])  # tensor grad=yes device=cpu dtype=float64
stacked, extra = gather(weight, weight, extra=weight.detach())
reveal(stacked)  # tensor grad=yes device=cpu dtype=float32
reveal(extra)  # tensor grad=no device=cpu dtype=float32
reveal(gather(*[weight.detach()])[0])  # tensor grad=no device=cpu dtype=float32
reveal(recursive(weight, 3))  # tensor grad=no device=cpu dtype=float32
reveal(even(4))  # tensor grad=no device=cpu dtype=float32 or unknown (expert: tensor grad=no device=cpu dtype=float32)
reveal(annotated(weight, np.ones(2)))  # tensor grad=no device=cpu dtype=float32
reveal(annotated(weight, np.ones(2), True))  # tensor grad=yes device=cpu dtype=float32
leaf = torch.zeros(2)
changes(leaf)
reveal(leaf)  # tensor grad=yes device=cpu dtype=float32
filled = []
fills(filled, weight)
reveal(filled[0])  # tensor grad=no device=cpu dtype=float32
reveal(nothing())  # unknown (expert: None)
reveal(either(True))  # tensor grad=yes device=cpu dtype=float32
reveal(either(False))  # tensor grad=no device=cpu dtype=float32
reveal(by_keyword(value=weight))  # tensor grad=yes device=cpu dtype=float32
reveal(by_keyword(value=weight.detach()))  # tensor grad=no device=cpu dtype=float32
options = {"value": weight.detach()}
reveal(by_keyword(**options))  # tensor grad=no device=cpu dtype=float32
reveal(functools.partial(identity, weight)())  # tensor grad=yes device=cpu dtype=float32
reveal(functools.partial(both, second=weight)(weight.detach())[1])  # tensor grad=yes device=cpu dtype=float32
reveal(functools.partial(to_numpy)(weight))  # ndarray dtype=float32 (expert: array dtype=float32)
reveal(functools.reduce(operator.add, [weight.detach(), weight.detach()]))  # tensor grad=no device=cpu dtype=float32 or unknown (expert: tensor grad=no device=cpu dtype=float32)
reveal(operator.attrgetter("data")(weight))  # unknown (expert: tensor grad=no device=cpu dtype=float32)
reveal(operator.itemgetter(0)([weight.detach()]))  # unknown (expert: tensor grad=no device=cpu dtype=float32)
convert = to_numpy
reveal(convert(weight))  # ndarray dtype=float32 (expert: array dtype=float32)
table = {"numpy": to_numpy, "same": identity}
reveal(table["numpy"](weight))  # ndarray dtype=float32 (expert: array dtype=float32)
reveal([to_numpy, identity][1](weight))  # tensor grad=likely device=cpu dtype=float32 (expert: grad=yes)
reveal((lambda value, scale=2: value * scale)(weight))  # tensor grad=likely device=cpu dtype=float32 (expert: grad=yes)
reveal(list(map(to_numpy, [weight]))[0])  # ndarray dtype=float32 (expert: array dtype=float32)
with torch.no_grad():
    reveal(identity(weight))  # unknown (expert: tensor grad=yes device=cpu dtype=float32)
    reveal(both(weight)[0])  # unknown (expert: tensor grad=no device=cpu dtype=float32)


def late():
    return defined_below()


def defined_below():
    return weight.detach()


reveal(late())  # tensor grad=no device=cpu dtype=float32


def outer():
    def inner():
        return weight.detach()

    return inner()


reveal(outer())  # tensor grad=no device=cpu dtype=float32


def yields_from_a_loop(values):
    results = []
    for value in values:
        results.append(to_numpy(value))
    return np.stack(results)


reveal(yields_from_a_loop([weight, weight]))  # array dtype=float32
