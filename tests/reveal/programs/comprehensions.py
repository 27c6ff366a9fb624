"""Comprehensions: a scope of their own, filters that narrow, nesting from left to right."""

import torch

weight = torch.ones(2, requires_grad=True)
inputs = [torch.ones(2), torch.zeros(2)]

outputs = [weight * one for one in inputs]
reveal(outputs[0])  # tensor grad=yes device=cpu dtype=float32
reveal([one.detach() for one in outputs][1])  # tensor grad=no device=cpu dtype=float32
one = torch.zeros(2, dtype=torch.int64)
copies = [one for one in inputs]
reveal(one)  # tensor grad=no device=cpu dtype=int64

mixed = [weight, weight.detach(), None]
reveal([one for one in mixed if one is not None][0])  # tensor grad=no|yes device=cpu dtype=float32
reveal([one for one in mixed if one is not None and not one.requires_grad][0])  # tensor grad=no device=cpu dtype=float32
reveal([one.detach() if one.requires_grad else one for one in mixed[:2]][0])  # tensor grad=no device=cpu dtype=float32

reveal([inner for outer in [inputs, [weight]] for inner in outer][0])  # tensor grad=no|yes device=cpu dtype=float32
reveal([[inner * 2 for inner in outer] for outer in [inputs]][0][0])  # tensor grad=no device=cpu dtype=float32

by_name = {name: value * weight for name, value in zip("ab", inputs)}
reveal(by_name["a"])  # tensor grad=yes device=cpu dtype=float32
reveal({name: value.detach() for name, value in by_name.items()}["b"])  # tensor grad=no device=cpu dtype=float32
for value in by_name.values():
    reveal(value)  # tensor grad=yes device=cpu dtype=float32

shapes = {tuple(one.shape) for one in inputs}
reveal(torch.stack([one for one in outputs]))  # tensor grad=yes device=cpu dtype=float32
reveal(torch.stack([one.detach() for one in outputs]))  # tensor grad=no device=cpu dtype=float32
reveal(torch.cat([one.double() for one in inputs]))  # tensor grad=no device=cpu dtype=float64
reveal(max(one.sum() for one in inputs))  # tensor grad=no device=cpu dtype=float32

with torch.no_grad():
    reveal([weight * one for one in inputs][0])  # tensor grad=no device=cpu dtype=float32

total = [last := one for one in inputs]
reveal(last)  # tensor grad=no device=cpu dtype=float32


class Holder:
    scale = torch.ones(2)
    scaled = [part for part in [scale]]


reveal(Holder.scaled[0])  # tensor grad=no device=cpu dtype=float32
reveal([index for index, one in enumerate(outputs)][0])  # int
reveal([float(one.sum()) for one in outputs][0])  # float
