"""Containers in containers: followed to a depth, and what is put in deeper may be changed there."""

import torch

weight = torch.ones(2, requires_grad=True)
box = [[[[weight]]]]
reveal(box[0][0][0][0])  # tensor grad=yes device=cpu dtype=float32

leaf = torch.ones(2)
deep = [[[[[leaf]]]]]
deep[0][0][0][0][0].requires_grad_()
reveal(leaf)  # tensor grad=?|no device=cpu dtype=float32 (expert: grad=yes)
reveal(deep[0][0])  # [[unknown]]

named = {"a": {"b": {"c": {"d": [leaf]}}}}
reveal(named["a"]["b"]["c"])  # {'d': unknown}

grown = []
for step in range(30):
    grown = [grown, leaf]
    grown.append({"step": grown})
reveal(len(grown))  # int
reveal(grown[1])  # unknown


def padded(depth):
    return [padded(depth - 1)] if depth else torch.zeros(2)


shape = padded(5)
reveal(shape[0][0][0][0][0])  # tensor grad=no device=cpu dtype=float32 or unknown


def passed(x):
    return [passed(one) for one in x] if isinstance(x, list) else x


thawed = torch.ones(2, requires_grad=True)
pair = [[[thawed]]]
again = passed([pair, [pair]])
again[0][0][0][0].requires_grad_(False)
reveal(thawed)  # tensor grad=?|likely device=cpu dtype=float32 (expert: grad=no)

outer, other = {"a": torch.ones(2)}, {"b": torch.ones(2)}
either = outer if torch.ones(2).sum() > 5 else other
outer["held"] = either  # It may be put into itself.
reveal(dict(outer)["held"])  # unknown
either["b"].requires_grad_()
reveal(other["b"])  # tensor grad=?|no|yes device=cpu dtype=float32
