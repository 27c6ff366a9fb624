"""del takes a name, an attribute, an item away."""

import torch

weight = torch.ones(2, requires_grad=True)
value = weight
del value
value = weight.detach()
reveal(value)  # tensor grad=no device=cpu dtype=float32

held = {"a": weight, "b": weight.detach()}
del held["a"]
reveal(held.get("a"))  # None
reveal(held["b"])  # tensor grad=no device=cpu dtype=float32

items = [weight, weight.detach()]
del items[0]
reveal(items[0])  # tensor grad=no device=cpu dtype=float32
items.append(weight)
reveal(items[-1])  # tensor grad=yes device=cpu dtype=float32


class Box:
    shared = torch.zeros(2)

    def __init__(self):
        self.own = weight
        self.shared = weight


box = Box()
reveal(box.shared)  # tensor grad=yes device=cpu dtype=float32
del box.shared
reveal(box.shared)  # tensor grad=likely|no device=cpu dtype=float32 or unknown (expert: tensor grad=no device=cpu dtype=float32)

name = torch.ones(2)


def scoped():
    local = weight
    alias = local
    del local
    return alias


reveal(scoped())  # tensor grad=yes device=cpu dtype=float32
for step in range(2):
    temporary = weight * step
    del temporary
temporary = weight.detach()
reveal(temporary)  # tensor grad=no device=cpu dtype=float32
