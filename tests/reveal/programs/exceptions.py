"""try, except, else and finally: a handler starts from wherever the body may have stopped."""

import torch

weight = torch.ones(2, requires_grad=True)

try:
    array = weight.numpy()
    reveal(array)  # ndarray dtype=float32 (expert: unreachable)
except RuntimeError:
    array = weight.detach().numpy()
reveal(array)  # ndarray dtype=float32 (expert: array dtype=float32)

value = torch.ones(2)
try:
    value = weight
    value.view(3)
except RuntimeError:
    reveal(value)  # tensor grad=no|yes device=cpu dtype=float32
    value = value.detach()
reveal(value)  # tensor grad=no|yes device=cpu dtype=float32

result = weight
try:
    number = int("1")
except ValueError:
    result = None
else:
    result = result.detach()
    reveal(result)  # tensor grad=no device=cpu dtype=float32
reveal(result)  # None or tensor grad=no device=cpu dtype=float32

tracked = weight
try:
    tracked = tracked.double()
finally:
    tracked = tracked.detach()
reveal(tracked)  # tensor grad=no device=cpu dtype=float64


def leaves(flag):
    kept = weight
    try:
        if flag:
            return kept
        kept = kept.detach()
    finally:
        reveal(kept)  # tensor grad=no|yes device=cpu dtype=float32
    reveal(kept)  # tensor grad=no device=cpu dtype=float32
    return kept


reveal(leaves(True))  # tensor grad=yes device=cpu dtype=float32
reveal(leaves(False))  # tensor grad=no device=cpu dtype=float32


def overrules():
    try:
        return weight
    finally:
        return weight.detach()


reveal(overrules())  # tensor grad=no device=cpu dtype=float32

try:
    raise KeyError("gone")
except (KeyError, ValueError) as error:
    handled = torch.zeros(2, dtype=torch.int64)
except Exception:
    handled = None
reveal(handled)  # None or tensor grad=no device=cpu dtype=int64 (expert: tensor grad=no device=cpu dtype=int64)

for attempt in range(2):
    try:
        scaled = weight * attempt
    except RuntimeError:
        continue
    reveal(scaled)  # tensor grad=yes device=cpu dtype=float32

try:
    try:
        raise ValueError("inner")
    except ValueError:
        nested = weight
        raise RuntimeError("outer")
except RuntimeError:
    reveal(nested)  # tensor grad=yes device=cpu dtype=float32

with torch.no_grad():
    try:
        quiet = weight * 2
    except RuntimeError:
        quiet = None
reveal(quiet)  # None or tensor grad=no device=cpu dtype=float32


def mode_after_an_error():
    try:
        with torch.no_grad():
            raise ValueError("left early")
    except ValueError:
        pass
    return weight * 2


reveal(mode_after_an_error())  # tensor grad=yes device=cpu dtype=float32
