"""Calls that Python would refuse, or that are given everything by keyword or star, end no analysis."""

from __future__ import annotations

import pytest

from lint_rules.analyze import analyze
from lint_rules.knowledge.library import library
from lint_rules.source import Source
from lint_rules.values.callees import builtin_calls, standard_calls

_STANDARD = sorted(standard_calls.names())
_BUILTIN = sorted(builtin_calls.NAMES)
_TABLES = sorted({name for name in library().functions if name.count(".") == 1})
_GIVEN = ("", "*xs", "**xs", "x=1", "1", "[]", "None", "1, 2, 3, 4, 5, 6")


def check(imported: str, called: str) -> None:
    """Analyse a program that makes the call in every way."""
    lines = "".join(f"    y = {called}({given})\n    y.numpy()\n" for given in _GIVEN)
    analyze(Source.from_text(f"import torch\n{imported}def f(xs):\n{lines}"))


@pytest.mark.parametrize("name", _STANDARD)
def test_of_the_standard_library(name: str) -> None:
    check(f"import {name.rpartition('.')[0]}\n", name)


@pytest.mark.parametrize("name", _BUILTIN)
def test_of_the_language(name: str) -> None:
    check("", name)


def test_of_the_tables() -> None:
    for name in _TABLES:
        check("import numpy\n", name)


def test_methods_of_the_tables() -> None:
    for name in (*library().tensor_methods, *library().array_methods):
        check("x = torch.ones(2)\na = x.numpy()\nl = [x]\nd = {'x': x}\n", f"x.{name}")
        check("a = torch.ones(2).numpy()\n", f"a.{name}")


@pytest.mark.parametrize("receiver", ["[]", "{}", "''", "(1,)", "{1}", "iter([1])", "1", "torch.nn.Linear(1, 1)"])
def test_methods_of_other_objects(receiver: str) -> None:
    for name in (
        "append",
        "extend",
        "pop",
        "get",
        "items",
        "update",
        "setdefault",
        "insert",
        "join",
        "format",
        "split",
    ):
        check(f"x = {receiver}\n", f"x.{name}")
    for name in (
        "to",
        "cuda",
        "half",
        "parameters",
        "requires_grad_",
        "register_buffer",
        "register_parameter",
        "apply",
    ):
        check(f"x = {receiver}\n", f"x.{name}")
