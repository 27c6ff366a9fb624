"""What `isinstance` says of containers that are seen being made, and of what a helper does to each kind."""

import torch

t = torch.ones(3)
listed, paired, mapped = [t], (t, t), {"a": t}

if isinstance(listed, list):
    kind = "list"
else:
    kind = 1
reveal(kind)  # 'list'

if isinstance(listed, tuple):
    kind = 1
else:
    kind = "no tuple"
reveal(kind)  # 'no tuple'

if isinstance(paired, (list, tuple)):
    kind = "one of both"
else:
    kind = 1
reveal(kind)  # 'one of both'

named = {name: t for name in "ab"}
kind = "dict" if isinstance(named, dict) else 1
reveal(kind)  # 'dict'


def gathered(*parts):
    if isinstance(parts, tuple):
        return list(parts)
    return 1


reveal(gathered(t, t))  # [tensor grad=no device=cpu dtype=float32, tensor grad=no device=cpu dtype=float32]


def either(flag):
    held = [t] if flag else (t,)
    if isinstance(held, list):
        held.append(t)
        return held
    elif isinstance(held, tuple):
        return held
    return 1


reveal(either(bool(t.sum() > 2)))  # [tensor grad=no device=cpu dtype=float32, ...]


def moved(value, dtype):
    if isinstance(value, dict):
        return {name: moved(held, dtype) for name, held in value.items()}
    elif isinstance(value, (list, tuple)):
        return [moved(held, dtype) for held in value]
    elif isinstance(value, torch.Tensor):
        return value.to(dtype)
    return value


reveal(moved([t], torch.float64))  # [tensor grad=no device=cpu dtype=float64, ...]
reveal(moved({"a": t}, torch.float64))  # {...: tensor grad=no device=cpu dtype=float64}
reveal(moved({"a": [t]}, torch.float64))  # {...: [tensor grad=no device=cpu dtype=float64, ...]}




def promised(value: list):
    if isinstance(value, tuple):
        reveal(value)  # [unknown, ...]
    return value


promised((1, 2))
