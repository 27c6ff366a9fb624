"""Which places can matter for what some functions are given or give: those in functions that have to do with them."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterable, Iterator

from lint_rules.candidates.provenance import Part, Provenance
from lint_rules.rule import Interest
from lint_rules.values.tree.references import is_special


def lines_that_lead_to_ends(
    interest: Interest, lines: Collection[int], others: Iterable[int], provenance: Provenance
) -> Iterator[int]:
    """Those of some lines from which something may get to where an interest asks for, where that is evaluated.

    Evaluated is what stands outside of functions, and each function that holds one of the lines, or of the others,
    which matter anyway.
    """
    evaluated = [provenance.outside, *map(provenance.part_at, {*lines, *others})]
    reached = _reached_from([one for one in evaluated if _has_end(interest, one)], provenance)
    return (line for line in lines if _first_line(provenance.part_at(line)) in reached)


def _has_end(interest: Interest, part: Part) -> bool:
    """Whether a part calls one of the ends, or defines what gives one of the results."""
    named = part.identifiers
    is_called = any(name in named or f".{name}" in named for name in interest.ends)
    return is_called or any(function.name in interest.results for function in part.functions)


def _reached_from(starts: list[Part], provenance: Provenance) -> set[int]:
    """Where the parts begin that some parts may run, for all that names tell, and these themselves."""
    reached: set[int] = set()
    # What a module or a class does with a function, it may be called by then.
    waiting = [*starts, provenance.outside] if starts else []
    while waiting:
        part = waiting.pop()
        if _first_line(part) in reached:
            continue
        reached.add(_first_line(part))
        named = part.identifiers | {one.value for one in part.nodes(ast.Constant) if isinstance(one.value, str)}
        waiting.extend(one for one in provenance.parts if _first_line(one) not in reached and _may_run(named, one))
    return reached


def _may_run(named: Collection[str], part: Part) -> bool:
    """Whether who mentions some names may run one of the functions of a part; special methods, anybody may."""
    names = [function.name for function in part.functions]
    return any(is_special(name) or name == "forward" or name in named or f".{name}" in named for name in names)


def _first_line(part: Part) -> int:
    return 0 if part.function is None else part.function.lineno
