"""Classes of generated programs, each with one object of it."""

from __future__ import annotations

from dataclasses import replace

from tests.differential.blocks import block, decorator
from tests.differential.grammar import Writer
from tests.differential.scope import Choices, Lines, Scope


def net(c: Choices, out: Lines, s: Scope) -> Scope:
    """A class of modules, sometimes with another that derives from it."""
    layer = c.pick("nn.Linear(2, 2)", "nn.Linear(2, 2).requires_grad_(False)", "nn.Sequential(nn.Linear(2, 2))[0]")
    out.add("class Net(nn.Module):")
    with out.indented():
        out.add("def __init__(self):")
        with out.indented():
            out.add(f"super().__init__()\nself.fc = {layer}")
            out.add(f"self.w = nn.Parameter(torch.ones(2, 2){c.pick('', ', requires_grad=False')})")
            out.add(c.pick("self.register_buffer('b', torch.ones(2, 2))", "self.b = torch.ones(2, 2)"))
            if c.chance(3):
                out.add(
                    c.pick(
                        "self.fc.weight.requires_grad_(False)",
                        "self.fc.bias.requires_grad = False",
                        "for p in self.parameters(): p.requires_grad = False",
                        "self.requires_grad_(False)",
                        "self.register_parameter('w', nn.Parameter(torch.zeros(2, 2)))",
                    )
                )
        decorator(c, out, s)
        out.add("def forward(self, x):")
        inner = replace(s.function("x"), modules=("self.fc",), objects=())
        inner = replace(inner, tensors=(*inner.tensors, "self.w", "self.b"), rebindable=("x",))
        if c.chance(2):
            block(c, out, inner, 1, 2)
        result = c.pick("self.fc(x)", "self.fc(x) * self.w", "self.b + x", "{matrix}")
        out.add(Writer(c, inner).filled(f"    return {result}"))
    made = "Net"
    if c.chance(4):
        _derived_net(c, out, inner)
        made = "Deep"
    moves = ['.to("cuda")', ".cuda()"] if s.has_accelerator else []
    out.add(f"net1 = {made}(){c.pick('', '', '.eval()', '.double()', *moves)}")
    return replace(s, modules=(*s.modules, "net1"))


def _derived_net(c: Choices, out: Lines, inner: Scope) -> None:
    out.add("class Deep(Net):")
    with out.indented():
        out.add("def __init__(self):\n    super().__init__()")
        out.add(
            f"    {c.pick('self.w.requires_grad_(False)', 'self.b = torch.zeros(2, 2)', 'self.fc = nn.Identity()')}"
        )
        decorator(c, out, inner)
        out.add("def forward(self, x):")
        out.add(Writer(c, inner).filled("    y = super().forward({matrix})"))
        out.add(f"    return {c.pick('y', 'y + self.w', 'y.detach()')}")


def box(c: Choices, out: Lines, s: Scope) -> Scope:
    """A class of objects with tensors in them, sometimes with another that derives from it."""
    seen = s.function("value")
    seen = replace(seen, tensors=(*seen.tensors, "self.x", "self.y"))
    outside, inside = Writer(c, s), Writer(c, replace(seen, tensors=seen.tensors[:-3] + seen.tensors[-2:]))
    out.add("class Box:")
    with out.indented():
        out.add(outside.filled("z = {matrix}"))
        out.add(
            f"def __init__(self, x, y=None):\n    self.x = x\n    self.y = {c.pick('x', outside.filled('{matrix}'))}"
        )
        decorator(c, out, s)
        out.add(f"def get(self):\n    return {inside.filled('{matrix}')}")
        out.add("def set(self, value):")
        if c.chance(3):
            block(c, out, seen, 1, 2)
        out.add(f"    self.{c.pick('x', 'y')} = {c.pick('value', 'self.x + value', 'value.detach()')}")
        out.add(f"@property\ndef made(self):\n    return {inside.filled('{matrix}')}")
        out.add(f"@made.setter\ndef made(self, value):\n    self.{c.pick('x', 'y')} = value")
        out.add(f"@functools.cached_property\ndef kept(self):\n    return {inside.filled('{matrix}')}")
        out.add(
            c.pick(
                "@staticmethod\ndef make(x):\n    return Box(x)",
                "@classmethod\ndef make(cls, x):\n    return cls(x)",
            )
        )
        out.add(f"def scaled(self, by):\n    {c.pick('pass', 'self.x = self.x * by', 'self.y = self.x')}")
        out.add(f"    return {c.pick('self.x * by', 'self.y')}")
        out.add("def __getitem__(self, index):\n    return self.x if index else self.y")
    if c.chance(3):
        out.add("class Heir(Box):")
        if c.chance(2):
            out.add(f"    def __init__(self, x):\n        super().__init__(x, {c.pick('None', 'x')})")
            out.add(f"        self.y = {c.pick('x * 2', 'self.x.detach()', 'self.z')}")
        out.add(inside.filled("    def get(self):\n        return super().get() + self.x"))
        out.add(outside.filled("box1 = Heir({matrix})"))
    else:
        out.add(outside.filled(c.pick("box1 = Box({matrix})", "box1 = Box.make({matrix})")))
    return replace(s, objects=("box1",))


def record(c: Choices, out: Lines, s: Scope) -> Scope:
    """A dataclass."""
    default = c.pick("None", "dataclasses.field(default_factory=lambda: {factory})", "{name}")
    # A class with `__eq__` and no `__hash__` is no default of a field: dataclasses refuse it. Tensors have both.
    out.add(c.pick("@dataclasses.dataclass", "@dataclasses.dataclass(eq=False)", "@dataclasses.dataclass(frozen=True)"))
    out.add("class Record:")
    seen = replace(s.function(), tensors=(*s.tensors, "self.x"))
    with out.indented():
        out.add("x: torch.Tensor")
        out.add(Writer(c, s).filled(f"y: torch.Tensor = {default}"))
        out.add("tag: str = 'a'")
        out.add(f"def both(self):\n    return {Writer(c, seen).filled('{matrix}')}")
        if c.chance(3):
            out.add("def __post_init__(self):\n    object.__setattr__(self, 'y', self.x.detach())")
    given = c.pick("{matrix}, {name}", "x={matrix}, y={name}", "{matrix}")
    out.add(Writer(c, s).filled(f"record1 = Record({given})"))
    return replace(s, records=("record1",))


def named_tuple(c: Choices, out: Lines, s: Scope) -> Scope:
    """A named tuple."""
    out.add(
        c.pick(
            "class Pair(typing.NamedTuple):\n    left: torch.Tensor\n    right: torch.Tensor = None",
            'Pair = collections.namedtuple("Pair", ["left", "right"])',
            'Pair = collections.namedtuple("Pair", "left right")',
            'Pair = typing.NamedTuple("Pair", [("left", torch.Tensor), ("right", torch.Tensor)])',
        )
    )
    out.add(Writer(c, s).filled(c.pick("pair1 = Pair({matrix}, {name})", "pair1 = Pair(left={matrix}, right={name})")))
    return replace(s, pairs=("pair1",))
