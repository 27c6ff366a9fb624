"""Whole generated programs."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from tests.differential.blocks import site, statement
from tests.differential.definitions import DEFINITIONS
from tests.differential.expressions import FACTORIES
from tests.differential.grammar import Writer
from tests.differential.scope import Choices, Lines, Scope

_HEAD = """\
import asyncio
import collections
import contextlib
import dataclasses
import functools
import itertools
import random
import typing

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

out = []
"""
_MOST_DEFINITIONS = 4


@st.composite
def programs(draw: st.DrawFn) -> str:
    """The text of a program that gathers arrays in a list `out`. Nothing in it is left to the outside but chance."""
    c = Choices(draw)
    out = Lines(_HEAD.splitlines())
    scope = Scope(has_accelerator=c.chance(3))
    for one in ("a", "b", "c")[: c.number(2, 3)]:
        out.add(f"{one} = {Writer(c, scope).phrase(FACTORIES)}")
        scope = replace(scope, own=(*scope.own, one), tensors=(*scope.tensors, one), rebindable=(*scope.own, one))
    for chosen in sorted({c.number(0, len(DEFINITIONS) - 1) for _ in range(c.number(0, _MOST_DEFINITIONS))}):
        scope = DEFINITIONS[chosen](c, out, scope)
    for _ in range(c.number(2, 7)):
        statement(c, out, scope)
    site(c, out, scope)
    return "\n".join(out.lines) + "\n"
