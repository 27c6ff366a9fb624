"""Whole generated programs."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from tests.differential.expressions import array, factory, matrix, test
from tests.differential.scope import Choices, Lines, Scope
from tests.differential.statements import block, grad_mode, site, statement

_HEAD = """\
import random

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

out = []"""


@st.composite
def programs(draw: st.DrawFn) -> str:
    """The text of a program that appends arrays to a list `out`; nothing in it is left to the outside but chance."""
    c = Choices(draw)
    out = Lines(_HEAD.splitlines())
    scope = Scope(own=(), tensors=(), has_accelerator=c.chance(3))
    for one in ("a", "b", "c")[: c.number(2, 3)]:
        out.add(
            f"{one} = {factory(c, replace(scope, tensors=(one,)) if not scope.tensors else scope)}".replace(
                f"{one}.", "out is out and torch.ones(1)."
            )
        )
        scope = replace(scope, own=(*scope.own, one), tensors=(*scope.tensors, one))
    for add in (_array, _list, _dict, _linear, _stack, _net, _box, _function, _function):
        if c.chance(4):
            scope = add(c, out, scope)
    for _ in range(c.number(2, 7)):
        statement(c, out, scope)
    site(c, out, scope)
    return "\n".join(out.lines) + "\n"


def _array(c: Choices, out: Lines, s: Scope) -> Scope:
    out.add(f"array1 = {array(c, s)}")
    return replace(s, arrays=(*s.arrays, "array1"))


def _list(c: Choices, out: Lines, s: Scope) -> Scope:
    one, other = matrix(c, s), matrix(c, s)
    out.add(
        "xs = "
        + c.pick(
            f"[{one}, {other}]",
            f"[{one} for _ in range(2)]",
            f"list(({one}, {other}))",
            f"[y * 2 for y in ({one}, {other})]",
        )
    )
    return replace(s, lists=("xs",))


def _dict(c: Choices, out: Lines, s: Scope) -> Scope:
    one, other = matrix(c, s), matrix(c, s)
    out.add(
        "table = "
        + c.pick(
            f'{{"a": {one}, "b": {other}}}',
            f"dict(a={one}, b={other})",
            f"{{k: {one} for k in 'ab'}}",
            f"dict(zip('ab', [{one}, {other}]))",
        )
    )
    return replace(s, dicts=("table",))


def _linear(c: Choices, out: Lines, s: Scope) -> Scope:
    out.add(
        "linear1 = nn.Linear(2, 2)"
        + c.pick("", "", ".requires_grad_(False)", ".eval()", *([".cuda()"] if s.has_accelerator else []))
    )
    return replace(s, modules=(*s.modules, "linear1"))


def _stack(c: Choices, out: Lines, s: Scope) -> Scope:
    out.add(
        "stack1 = "
        + c.pick(
            "nn.Sequential(nn.Linear(2, 2), nn.ReLU())",
            "nn.Sequential(nn.Linear(2, 2).requires_grad_(False), nn.Linear(2, 2))",
        )
    )
    return replace(s, modules=(*s.modules, "stack1"))


def _net(c: Choices, out: Lines, s: Scope) -> Scope:
    out.add("class Net(nn.Module):")
    out.add("    def __init__(self):")
    out.add("        super().__init__()")
    out.add(
        "        self.fc = "
        + c.pick(
            "nn.Linear(2, 2)", "nn.Linear(2, 2).requires_grad_(False)", "nn.Sequential(nn.Linear(2, 2), nn.ReLU())[0]"
        )
    )
    out.add("        self.w = nn.Parameter(torch.ones(2, 2)" + c.pick(")", ", requires_grad=False)"))
    out.add("        " + c.pick("self.register_buffer('b', torch.ones(2, 2))", "self.b = torch.ones(2, 2)"))
    if c.chance(3):
        out.add("        self.fc.weight.requires_grad_(False)")
    if c.chance(3):
        out.add(f"    @{grad_mode(c, replace(s, tensors=('torch.ones(2)',))).partition(', ')[0]}")
    out.add("    def forward(self, x):")
    inner = s.inside(
        own=("x",),
        tensors=(*s.tensors, "x", "self.w", "self.b"),
        objects=(),
        modules=("self.fc",),
        in_function=True,
        prefix="none",
    )
    if c.chance(2):
        out.indent += 1
        block(c, out, inner, 1, 2)
        out.indent -= 1
    out.add(f"        return {c.pick('self.fc(x)', 'self.fc(x) * self.w', 'self.b + x', matrix(c, inner))}")
    out.add("net1 = Net()" + c.pick("", "", ".eval()", *([".cuda()", '.to("cuda")'] if s.has_accelerator else [])))
    return replace(s, modules=(*s.modules, "net1"))


def _box(c: Choices, out: Lines, s: Scope) -> Scope:
    seen = s.inside(tensors=(*s.tensors, "self.x", "self.y"), in_function=True)
    out.add("class Box:")
    out.add(f"    z = {matrix(c, s)}")
    out.add("    def __init__(self, x, y=None):")
    out.add("        self.x = x")
    out.add(f"        self.y = {c.pick('x', matrix(c, s))}")
    out.add("    def get(self):")
    out.add(f"        return {matrix(c, seen)}")
    out.add("    def set(self, value):")
    if c.chance(3):
        block_scope = replace(seen, tensors=(*seen.tensors, "value"), own=("value",), prefix="none")
        out.indent += 1
        block(c, out, block_scope, 1, 2)
        out.indent -= 1
    out.add(f"        self.{c.pick('x', 'y')} = {c.pick('value', 'self.x + value', 'value.detach()')}")
    out.add("    @property")
    out.add("    def made(self):")
    out.add(f"        return {matrix(c, seen)}")
    out.add("    @" + c.pick("staticmethod", "classmethod"))
    is_static = out.lines[-1].endswith("staticmethod")
    out.add(f"    def make({'' if is_static else 'cls, '}x):")
    out.add(f"        return {'Box' if is_static else 'cls'}(x)")
    out.add("    def scaled(self, by):")
    out.add(f"        {c.pick('self.x = self.x * by', 'pass', 'self.y = self.x')}")
    out.add(f"        return {c.pick('self.x * by', 'self.y')}")
    out.add("box1 = " + c.pick(f"Box({matrix(c, s)})", f"Box.make({matrix(c, s)})"))
    return replace(s, objects=("box1",))


def _function(c: Choices, out: Lines, s: Scope) -> Scope:
    called = out.fresh("f")
    if c.chance(4):
        out.add(f"@{grad_mode(c, s).partition(', ')[0]}")
    typed = c.pick("", ": torch.Tensor")
    out.add(f"def {called}(p{typed}, q{typed}={matrix(c, s)}){c.pick('', ' -> torch.Tensor')}:")
    inner = s.inside(own=("p", "q"), tensors=(*s.tensors, "p", "q"), in_function=True, prefix="p")
    if c.chance(5):
        out.add(f"    global {s.own[0]}")
        inner = replace(inner, own=(*inner.own, s.own[0]))
    if c.chance(3):
        out.add(f"    if {test(c, inner)}:")
        out.add(f"        p = {matrix(c, inner)}")
    block(c, out, inner, 0, 3)
    out.add(f"    return {matrix(c, inner)}")
    return replace(s, functions=(*s.functions, called))
