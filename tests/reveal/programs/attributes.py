"""Attributes of objects of the file's own classes: set in __init__, elsewhere, from outside."""

import torch

weight = torch.ones(2, requires_grad=True)


class Box:
    shared = torch.zeros(2, dtype=torch.int64)

    def __init__(self, value, scale=1.0):
        self.value = value
        self.plain = torch.zeros(2)
        self.scale = scale
        self.history = []
        self.nothing = None

    def read(self):
        reveal(self.value)  # presumed tensor grad=no device=cpu dtype=? or unknown
        reveal(self.plain)  # tensor grad=no device=cpu dtype=float32
        reveal(self.shared)  # tensor grad=no device=cpu dtype=int64
        reveal(self.scale)  # float
        return self.value

    def store(self):
        self.history.append(self.value.detach())
        return self.history

    def replace(self, value):
        self.value = value
        reveal(self.value)  # unknown
        self.value = value.detach().cpu()
        reveal(self.value)  # presumed tensor grad=no device=cpu dtype=?

    def late(self):
        self.made_late = torch.ones(2, dtype=torch.float64)
        return self

    def uses_late(self):
        reveal(self.made_late)  # tensor grad=no device=cpu dtype=float64
        return self.made_late

    @staticmethod
    def guarded(value):
        return value.detach().cpu()

    @classmethod
    def of(cls, value):
        return cls(value.detach())

    def __call__(self, value):
        return value * self.plain

    def __getitem__(self, index):
        return self.value[index].detach()

    def __len__(self):
        return 2

    def __iter__(self):
        yield self.value.detach()


box = Box(weight)
reveal(box)  # Box
reveal(box.value)  # tensor grad=yes device=cpu dtype=float32
reveal(box.plain)  # tensor grad=no device=cpu dtype=float32
reveal(box.scale)  # 1.0
reveal(box.nothing)  # None
reveal(box.read())  # tensor grad=yes device=cpu dtype=float32
reveal(box.store()[0])  # tensor grad=no device=cpu dtype=float32
reveal(Box.shared)  # tensor grad=no device=cpu dtype=int64
reveal(box.shared)  # tensor grad=no device=cpu dtype=int64
reveal(Box.guarded(weight))  # tensor grad=no device=cpu dtype=float32
reveal(box.guarded(weight))  # tensor grad=no device=cpu dtype=float32
reveal(Box.of(weight).value)  # tensor grad=no device=cpu dtype=float32
reveal(box(weight))  # tensor grad=yes device=cpu dtype=float32
reveal(box[0])  # unknown (expert: tensor grad=no device=cpu dtype=float32)
reveal(len(box))  # int
reveal(box.late().uses_late())  # tensor grad=no device=cpu dtype=float64
for part in box:
    reveal(part)  # unknown (expert: tensor grad=no device=cpu dtype=float32)

box.replace(weight)
reveal(box.value)  # tensor grad=no device=cpu dtype=float32
box.value = weight
reveal(box.value)  # tensor grad=yes device=cpu dtype=float32
box.extra = weight.detach()
reveal(box.extra)  # tensor grad=no device=cpu dtype=float32
other = box
other.value = None
reveal(box.value)  # None
reveal(getattr(box, "plain"))  # tensor grad=no device=cpu dtype=float32
setattr(box, "plain", weight)
reveal(box.plain)  # tensor grad=yes device=cpu dtype=float32
reveal(getattr(box, "absent", None))  # None or unknown (expert: None)
boxes = [Box(weight.detach()) for step in range(2)]
reveal(boxes[0].value)  # tensor grad=no device=cpu dtype=float32


class Counter:
    def __init__(self):
        self.total = torch.zeros(2)

    def add(self, value):
        self.total = self.total + value.detach()
        reveal(self.total)  # presumed tensor grad=?|no device=?|cpu dtype=? (expert: tensor grad=no device=cpu dtype=?)
        return self

    def result(self):
        reveal(self.total)  # presumed tensor grad=?|no device=?|cpu dtype=?|float32 (expert: tensor grad=no device=cpu dtype=?)
        return self.total


reveal(Counter().add(weight).add(weight).result())  # tensor grad=no device=cpu dtype=float32


class Slotted:
    __slots__ = ("value",)

    def __init__(self):
        self.value = weight.detach()


reveal(Slotted().value)  # tensor grad=no device=cpu dtype=float32
