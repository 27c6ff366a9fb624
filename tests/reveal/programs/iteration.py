"""zip, enumerate, map, filter, reversed, items, itertools: each element keeps its own facts."""

import itertools

import torch

weight = torch.ones(2, requires_grad=True)
trained = [weight, weight * 2]
plain = [torch.zeros(2), torch.ones(2)]

for left, right in zip(trained, plain):
    reveal(left)  # tensor grad=yes device=cpu dtype=float32
    reveal(right)  # tensor grad=no device=cpu dtype=float32
for index, value in enumerate(plain):
    reveal(index)  # int
    reveal(value)  # tensor grad=no device=cpu dtype=float32
for index, (left, right) in enumerate(zip(trained, plain), start=1):
    reveal(left)  # tensor grad=yes device=cpu dtype=float32
    reveal(right)  # tensor grad=no device=cpu dtype=float32
for value in map(lambda one: one.detach(), trained):
    reveal(value)  # tensor grad=no device=cpu dtype=float32
for value in map(torch.detach, trained):
    reveal(value)  # tensor grad=no device=cpu dtype=float32
for value in map(torch.Tensor.detach, trained):
    reveal(value)  # tensor grad=no device=cpu dtype=float32
for value in filter(lambda one: one.requires_grad, trained):
    reveal(value)  # tensor grad=yes device=cpu dtype=float32
for value in filter(None, [None, weight.detach()[0]]):
    reveal(value)  # tensor grad=no device=cpu dtype=float32
for value in reversed(trained):
    reveal(value)  # tensor grad=yes device=cpu dtype=float32
for value in itertools.chain(plain, [torch.ones(2)]):
    reveal(value)  # tensor grad=no device=cpu dtype=float32
for left, right in itertools.product(trained, plain):
    reveal(right)  # tensor grad=no device=cpu dtype=float32
for value in iter(plain):
    reveal(value)  # tensor grad=no device=cpu dtype=float32
for name, value in {"a": weight.detach()}.items():
    reveal(value)  # tensor grad=no device=cpu dtype=float32
for value in itertools.islice(plain, 1):
    reveal(value)  # tensor grad=no device=cpu dtype=float32

columns, rows = zip(*[(weight, 1), (weight, 2)])
reveal(columns[0])  # tensor grad=yes device=cpu dtype=float32
reveal(rows[0])  # 1
reveal(list(map(float, [weight.detach()[0]]))[0])  # float
reveal(next(iter(trained)))  # tensor grad=yes device=cpu dtype=float32
reveal(sum(plain))  # tensor grad=no device=cpu dtype=float32
reveal(sum(trained))  # tensor grad=yes device=cpu dtype=float32
reveal(max(plain, key=lambda one: one.sum()))  # tensor grad=no device=cpu dtype=float32
reveal(min(torch.tensor(1.0), torch.tensor(2.0)))  # tensor grad=no device=cpu dtype=float32
reveal(dict(zip(["a"], [weight.detach()]))["a"])  # tensor grad=no device=cpu dtype=float32
reveal(dict(enumerate(plain))[0])  # tensor grad=no device=cpu dtype=float32
for row in weight.detach().reshape(1, 2):
    for cell in row:
        reveal(cell)  # tensor grad=no device=cpu dtype=float32
for row in weight.detach().numpy().reshape(1, 2):
    reveal(row)  # array dtype=float32
for part in weight.split(1):
    reveal(part)  # tensor grad=yes device=cpu dtype=float32
for part in torch.unbind(weight.detach()):
    reveal(part)  # tensor grad=no device=cpu dtype=float32
for values, labels in [(torch.ones(2), torch.zeros(2, dtype=torch.int64))]:
    reveal(values)  # tensor grad=no device=cpu dtype=float32
    reveal(labels)  # tensor grad=no device=cpu dtype=int64
