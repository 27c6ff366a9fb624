"""Whole generated programs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from hypothesis import strategies as st

from tests.differential.blocks import block, decorator, site, statement
from tests.differential.expressions import FACTORIES
from tests.differential.grammar import Writer
from tests.differential.scope import Choices, Lines, Scope

_HEAD = """\
import random

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

out = []
"""


@st.composite
def programs(draw: st.DrawFn) -> str:
    """The text of a program that gathers arrays in a list `out`. Nothing in it is left to the outside but chance."""
    c = Choices(draw)
    out = Lines(_HEAD.splitlines())
    scope = Scope(has_accelerator=c.chance(3))
    for one in ("a", "b", "c")[: c.number(2, 3)]:
        out.add(f"{one} = {Writer(c, scope).phrase(FACTORIES)}")
        scope = replace(scope, own=(*scope.own, one), tensors=(*scope.tensors, one), rebindable=(*scope.own, one))
    for add in _DEFINITIONS:
        if c.chance(4):
            scope = add(c, out, scope)
    for _ in range(c.number(2, 7)):
        statement(c, out, scope)
    site(c, out, scope)
    return "\n".join(out.lines) + "\n"


def _array(c: Choices, out: Lines, s: Scope) -> Scope:
    out.add(Writer(c, s).filled("array1 = {array}"))
    return replace(s, arrays=("array1",))


def _list(c: Choices, out: Lines, s: Scope) -> Scope:
    made = c.pick(
        "[{matrix}, {matrix}]",
        "[{matrix} for _ in range(2)]",
        "list(({matrix}, {name}))",
        "[y * 2 for y in ({matrix}, {name})]",
        "[{matrix}] * 2",
        "[]; xs.append({matrix}); xs.append({name})",
    )
    out.add(Writer(c, s).filled(f"xs = {made}"))
    return replace(s, lists=("xs",))


def _dict(c: Choices, out: Lines, s: Scope) -> Scope:
    made = c.pick(
        '{"a": {matrix}, "b": {matrix}}',
        "dict(a={matrix}, b={name})",
        '{k: {matrix} for k in "ab"}',
        'dict(zip("ab", [{matrix}, {name}]))',
    )
    out.add(Writer(c, s).filled(f"table = {made}"))
    return replace(s, dicts=("table",))


def _linear(c: Choices, out: Lines, s: Scope) -> Scope:
    ways = ("", "", ".requires_grad_(False)", ".eval()", *([".cuda()"] if s.has_accelerator else []))
    out.add(f"linear1 = nn.Linear(2, 2){c.pick(*ways)}")
    return replace(s, modules=(*s.modules, "linear1"))


def _stack(c: Choices, out: Lines, s: Scope) -> Scope:
    first = c.pick("nn.Linear(2, 2)", "nn.Linear(2, 2).requires_grad_(False)")
    out.add(f"stack1 = nn.Sequential({first}, {c.pick('nn.ReLU()', 'nn.Linear(2, 2)')})")
    return replace(s, modules=(*s.modules, "stack1"))


def _net(c: Choices, out: Lines, s: Scope) -> Scope:
    layer = c.pick("nn.Linear(2, 2)", "nn.Linear(2, 2).requires_grad_(False)", "nn.Sequential(nn.Linear(2, 2))[0]")
    out.add("class Net(nn.Module):")
    with out.indented():
        out.add("def __init__(self):")
        with out.indented():
            out.add(f"super().__init__()\nself.fc = {layer}")
            out.add(f"self.w = nn.Parameter(torch.ones(2, 2){c.pick('', ', requires_grad=False')})")
            out.add(c.pick("self.register_buffer('b', torch.ones(2, 2))", "self.b = torch.ones(2, 2)"))
            if c.chance(3):
                out.add(c.pick("self.fc.weight.requires_grad_(False)", "self.fc.bias.requires_grad = False"))
        decorator(c, out, s)
        out.add("def forward(self, x):")
        inner = s.inside(
            own=("x",),
            tensors=(*s.tensors, "x", "self.w", "self.b"),
            lists=(),
            dicts=(),
            objects=(),
            modules=("self.fc",),
            in_function=True,
            rebindable=("x",),
        )
        if c.chance(2):
            block(c, out, inner, 1, 2)
        result = c.pick("self.fc(x)", "self.fc(x) * self.w", "self.b + x", "{matrix}")
        out.add(Writer(c, inner).filled(f"    return {result}"))
    moves = ['.to("cuda")', ".cuda()"] if s.has_accelerator else []
    out.add(f"net1 = Net(){c.pick('', '', '.eval()', *moves)}")
    return replace(s, modules=(*s.modules, "net1"))


def _box(c: Choices, out: Lines, s: Scope) -> Scope:
    seen = s.inside(
        tensors=(*s.tensors, "self.x", "self.y"), lists=(), dicts=(), in_function=True, own=("value",), rebindable=()
    )
    outside, inside = Writer(c, s), Writer(c, seen)
    out.add("class Box:")
    with out.indented():
        out.add(outside.filled("z = {matrix}"))
        out.add(
            f"def __init__(self, x, y=None):\n    self.x = x\n    self.y = {c.pick('x', outside.filled('{matrix}'))}"
        )
        out.add(f"def get(self):\n    return {inside.filled('{matrix}')}")
        out.add("def set(self, value):")
        if c.chance(3):
            block(c, out, replace(seen, tensors=(*seen.tensors, "value")), 1, 2)
        out.add(f"    self.{c.pick('x', 'y')} = {c.pick('value', 'self.x + value', 'value.detach()')}")
        out.add(f"@property\ndef made(self):\n    return {inside.filled('{matrix}')}")
        out.add(
            c.pick(
                "@staticmethod\ndef make(x):\n    return Box(x)",
                "@classmethod\ndef make(cls, x):\n    return cls(x)",
            )
        )
        out.add(f"def scaled(self, by):\n    {c.pick('pass', 'self.x = self.x * by', 'self.y = self.x')}")
        out.add(f"    return {c.pick('self.x * by', 'self.y')}")
    if c.chance(3):
        out.add(Writer(c, seen).filled("class Heir(Box):\n    def get(self):\n        return super().get() + self.x"))
        out.add(outside.filled("box1 = Heir({matrix})"))
    else:
        out.add(outside.filled(c.pick("box1 = Box({matrix})", "box1 = Box.make({matrix})")))
    return replace(s, objects=("box1",))


def _function(c: Choices, out: Lines, s: Scope) -> Scope:
    called = out.fresh("f")
    decorator(c, out, s)
    typed = c.pick("", ": torch.Tensor")
    # Only a name: a decorator `set_grad_enabled(False)` is in force where defaults are computed.
    default = c.pick(*s.tensors)
    out.add(f"def {called}(p{typed}, q{typed}={default}){c.pick('', ' -> torch.Tensor')}:")
    inner = s.inside(
        own=("p", "q"), tensors=(*s.tensors, "p", "q"), lists=(), dicts=(), in_function=True, rebindable=("p",)
    )
    with out.indented():
        if c.chance(5):
            out.add(f"global {s.own[0]}")
            inner = replace(inner, own=(*inner.own, s.own[0]))
        if c.chance(3):
            out.add(Writer(c, inner).filled("if {test}:\n    p = {matrix}"))
    block(c, out, inner, 0, 3)
    out.add(Writer(c, inner).filled("    return {matrix}"))
    return replace(s, functions=(*s.functions, called))


_DEFINITIONS: tuple[Callable[[Choices, Lines, Scope], Scope], ...] = (
    _array,
    _list,
    _dict,
    _linear,
    _stack,
    _net,
    _box,
    _function,
    _function,
)
