"""The two answers to `reveal(x)`: what the engine says that x may be, and what x was when the program ran."""

from __future__ import annotations

import ast
import sys
from dataclasses import dataclass, replace

from lint_rules.knowledge.hooks import hooks_in
from lint_rules.knowledge.library import library
from lint_rules.knowledge.schema import PythonResult
from lint_rules.knowledge.tables import Knowledge
from lint_rules.values.definitions.callers import NOTHING_SWITCHED, grad_mode_references
from lint_rules.values.domain.value import Qualified, Value
from lint_rules.values.frames.site import CallSite, Recorder
from lint_rules.values.interpreter.engine import Engine
from lint_rules.values.tree.scan import scan
from tests.execution.concrete import Seen, seen
from tests.execution.machine import Machine
from tests.execution.record import Failure
from tests.execution.run import run

NAME = "reveal"
SEEDS = range(6)
"""Enough that each branch that is taken by chance is taken once."""


def abstract_values(text: str) -> dict[int, Value]:
    """What the engine says of the argument of each `reveal`, by line; lines that it cannot reach are missing.

    The callers in the file are taken into account, as they are in the second look at a file with findings.
    """
    tree = ast.parse(text)
    knowledge = _with_reveal(library())
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and _is_reveal(node)]
    found = scan(
        tree,
        [call.lineno for call in calls],
        has_tensors=True,
        has_outer_names="global " in text or "nonlocal " in text,
        sets_defaults=any(name in text for name in knowledge.default_setter_names),
        hooks=hooks_in(text),
    )
    switches = any(word in text for word in knowledge.grad_switch_names)
    references = grad_mode_references(tree, knowledge) if switches else NOTHING_SWITCHED
    engine = Engine(tree, knowledge, Recorder(), found, grad_mode_references=references)
    engine.module.bind_name(NAME, Qualified(NAME))
    engine.run()
    sites = (engine.recorder.sites.get(call) for call in calls)
    return {site.node.lineno: site.arguments[0] for site in sites if isinstance(site, CallSite)}


def _with_reveal(knowledge: Knowledge) -> Knowledge:
    """`reveal` only looks: what it is given stays as it was."""
    return replace(knowledge, functions={**knowledge.functions, NAME: PythonResult("none")})


def _is_reveal(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Name) and call.func.id == NAME


@dataclass(frozen=True, slots=True)
class Ran:
    """What the runs on one machine showed at each `reveal`, by line."""

    values: dict[int, set[Seen]]
    failure: Failure | None


def concrete_values(text: str, machine: Machine, *, filename: str) -> Ran:
    """Run the program on that machine, with some seeds, and note what each `reveal` is given."""
    values: dict[int, set[Seen]] = {}
    failure: Failure | None = None

    def reveal(value: object) -> None:
        frame = sys._getframe(1)
        while frame.f_back is not None and frame.f_code.co_filename != filename:
            frame = frame.f_back
        values.setdefault(frame.f_lineno, set()).add(seen(value))

    for seed in SEEDS:
        failure = failure or run(text, machine, filename=filename, names={NAME: reveal}, seed=seed).failure
    return Ran(values, failure)
