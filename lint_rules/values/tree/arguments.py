"""The parameters that a function declares, and their defaults."""

from __future__ import annotations

import ast
from collections.abc import Iterator


def parameters_of(arguments: ast.arguments) -> list[ast.arg]:
    """All parameters in order: positional, `*args`, keyword-only, `**kwargs`."""
    extra = [arguments.vararg] if arguments.vararg else []
    last = [arguments.kwarg] if arguments.kwarg else []
    return [*arguments.posonlyargs, *arguments.args, *extra, *arguments.kwonlyargs, *last]


def defaults_of(arguments: ast.arguments) -> Iterator[tuple[ast.arg, ast.expr]]:
    """The parameters that have a default, each with it."""
    positional = [*arguments.posonlyargs, *arguments.args]
    yield from zip(reversed(positional), reversed(arguments.defaults), strict=False)
    for argument, default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True):
        if default is not None:
            yield argument, default
