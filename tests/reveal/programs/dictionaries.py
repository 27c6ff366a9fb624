"""Dicts by constant key, in loops, merged, and what items, values and get give."""

from collections import OrderedDict, defaultdict

import torch

weight = torch.ones(2, requires_grad=True)
output = {"loss": weight.sum(), "logits": weight.detach(), "count": 3}

reveal(output["loss"])  # tensor grad=yes device=cpu dtype=float32
reveal(output["logits"])  # tensor grad=no device=cpu dtype=float32
reveal(output["count"])  # 3
reveal(output.get("logits"))  # tensor grad=no device=cpu dtype=float32
reveal(output.get("missing"))  # None
reveal(output.get("missing", weight))  # tensor grad=yes device=cpu dtype=float32
reveal(output.pop("count"))  # 3

output["loss"] = output["loss"].detach()
reveal(output["loss"])  # tensor grad=no device=cpu dtype=float32
key = "logits"
reveal(output[key])  # tensor grad=no device=cpu dtype=float32
output[key] = weight
reveal(output["logits"])  # tensor grad=yes device=cpu dtype=float32

for name, value in {"a": weight, "b": weight.double()}.items():
    reveal(value)  # tensor grad=yes device=cpu dtype=float32|float64
for value in {"a": weight}.values():
    reveal(value)  # tensor grad=yes device=cpu dtype=float32
reveal(list({"a": weight.detach()}.values())[0])  # tensor grad=no device=cpu dtype=float32
for name in {"a": weight}:
    reveal(name)  # key (expert: 'a')

built = {}
for name in ("a", "b"):
    built[name] = weight.detach()
reveal(built["a"])  # tensor grad=no device=cpu dtype=float32
reveal(built[name])  # tensor grad=no device=cpu dtype=float32

by_call = dict(a=weight, b=weight.detach())
reveal(by_call["b"])  # tensor grad=no device=cpu dtype=float32
merged = {**by_call, "a": weight.detach()}
reveal(merged["a"])  # tensor grad=no device=cpu dtype=float32
reveal(merged["b"])  # tensor grad=no device=cpu dtype=float32
by_call.update(b=weight)
reveal(by_call["b"])  # tensor grad=yes device=cpu dtype=float32
by_call.update({"b": weight.detach()})
reveal(by_call["b"])  # tensor grad=no device=cpu dtype=float32
reveal((by_call | {"a": 1})["a"])  # 1

grouped = defaultdict(list)
for step in range(2):
    grouped["x"].append(weight.detach())
reveal(grouped["x"][0])  # tensor grad=no device=cpu dtype=float32
ordered = OrderedDict()
ordered["x"] = weight.detach()
reveal(ordered["x"])  # tensor grad=no device=cpu dtype=float32
reveal(ordered.setdefault("y", weight))  # tensor grad=yes device=cpu dtype=float32

nested = {"outer": {"inner": weight.detach()}}
reveal(nested["outer"]["inner"])  # tensor grad=no device=cpu dtype=float32
nested["outer"]["inner"] = weight
reveal(nested["outer"]["inner"])  # tensor grad=yes device=cpu dtype=float32
detached = {name: value.detach() for name, value in by_call.items()}
reveal(detached["a"])  # tensor grad=no device=cpu dtype=float32
reveal({1: weight, 2: weight.detach()}[2])  # tensor grad=no device=cpu dtype=float32


def called_with(**options):
    reveal(options["value"])  # unknown
    return options


reveal(called_with(value=weight.detach())["value"])  # tensor grad=no device=cpu dtype=float32


first = {"a": 1}
second = first
first |= {"a": weight}
reveal(second["a"])  # tensor grad=yes device=cpu dtype=float32
counts = defaultdict(float)
counts["x"] += weight.sum().item()
reveal(counts["x"])  # number
zeros = defaultdict(lambda: torch.zeros(2))
zeros["x"] = zeros["x"] + weight
reveal(zeros["x"])  # tensor grad=yes device=cpu dtype=float32
reveal(zeros["y"])  # tensor grad=no device=cpu dtype=float32
for name, values in grouped.items():
    reveal(torch.stack(values))  # tensor grad=no device=cpu dtype=float32
reveal(OrderedDict([("a", weight)]).get("a"))  # tensor grad=yes device=cpu dtype=float32
lists = {}
lists.setdefault("a", []).append(weight)
reveal(lists["a"][0])  # tensor grad=yes device=cpu dtype=float32
reveal(lists.get("b"))  # None
taken = {"a": weight, "b": weight.detach()}
reveal(taken.pop("a"))  # tensor grad=yes device=cpu dtype=float32
reveal(taken.get("a"))  # None
reveal(taken["b"])  # tensor grad=no device=cpu dtype=float32
