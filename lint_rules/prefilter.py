"""Finds out where a file may hold something that a rule looks for: first in the text alone, then in its tree.

Most files of most projects hold nothing. A search for plain words tells so at a small part of the cost of parsing.
"""

from __future__ import annotations

import ast
import bisect
import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from lint_rules.chains import calls_below
from lint_rules.knowledge.frameworks import TENSOR_ROOTS
from lint_rules.rule import Interest
from lint_rules.values.syntax import children


@dataclass(frozen=True, slots=True)
class Hits:
    """Where the text of a file names what some interests look for: 1-based lines, in order.

    `interests` are those that may apply, widened by the other names that the file gives to what they look for.
    """

    lines: tuple[int, ...] = ()
    interests: tuple[Interest, ...] = ()


NOTHING = Hits()


def search(text: str, interests: Iterable[Interest]) -> Hits:
    """Where the text may hold something of interest; comments and strings count, as only a parser knows them."""
    words = _Words(text)
    applicable = [interest for interest in interests if _may_apply(interest, words)]
    if not applicable or not shows_tensors(text):
        return NOTHING
    calls = frozenset[str]().union(*(one.calls for one in applicable))
    anywhere = frozenset[str]().union(*(one.calls for one in applicable if not one.below))
    attributes = frozenset[str]().union(*(one.attributes for one in applicable))
    aliases = _aliases(text, calls.union(*(one.besides | one.below for one in applicable)))
    lines = tuple(_lines_of(text, calls | aliases, attributes, chained=calls - anywhere))
    return Hits(lines, tuple(_with_aliases(one, aliases) for one in applicable)) if lines else NOTHING


def candidate_lines(tree: ast.Module, hits: Hits) -> tuple[int, ...]:
    """The first lines of the statements that really hold what one of the interests needs."""
    return tuple(
        sorted({statement.lineno for statement in _statements_on(tree, hits.lines) if _is_candidate(statement, hits)})
    )


def shows_tensors(text: str) -> bool:
    """Whether the text imports something of a library that works with tensors."""
    return _tensor_import().search(text) is not None


class _Words:
    """Which words a text holds; each is looked for once, however many interests ask for it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._called: dict[str, bool] = {}

    def has_attribute(self, name: str) -> bool:
        return "." + name in self._text

    def may_call(self, name: str) -> bool:
        """Whether a name is followed by what makes a call of it, or another name for it, possible."""
        if name not in self._called:
            self._called[name] = name in self._text and any(_uses(self._text, frozenset({name})))
        return self._called[name]


def _uses(text: str, names: frozenset[str]) -> Iterator[re.Match[str]]:
    return (match for match in _use(names).finditer(text) if not _is_module_import(match))


@functools.cache
def _use(names: frozenset[str]) -> re.Pattern[str]:
    # A pattern that starts with words skips quickly over everything else, so what precedes is not asked for here.
    return re.compile(rf"(?:{_any_of(names)})(?:\s*\(|[ \t]+as[ \t]+(?P<alias>\w+)|[ \t]*(?=[\\#;\r\n]|\Z))")


def _is_module_import(match: re.Match[str]) -> bool:
    """`import numpy as np` names a module, which nobody calls."""
    before = match.string[match.string.rfind("\n", 0, match.start()) + 1 : match.start()].rstrip()
    return before.endswith("import") and "from" not in before


def _may_apply(interest: Interest, words: _Words) -> bool:
    if not any(map(words.may_call, interest.calls)) and not any(map(words.has_attribute, interest.attributes)):
        return False
    return all(any(map(words.may_call, names)) for names in (interest.besides, interest.below) if names)


def _with_aliases(interest: Interest, aliases: frozenset[str]) -> Interest:
    # Which name an alias stands for is left open: taking it for any of them costs a needless look, no more.
    return replace(
        interest,
        calls=interest.calls | aliases if interest.calls else interest.calls,
        besides=interest.besides | aliases if interest.besides else interest.besides,
        below=interest.below | aliases if interest.below else interest.below,
    )


def _aliases(text: str, names: frozenset[str]) -> frozenset[str]:
    """Other names that are called: `T` after `from torch import Tensor as T` or `T = torch.Tensor`."""
    found: set[str] = set()
    for match in _uses(text, names):
        if match["alias"]:
            found.add(match["alias"])
        elif not match[0].endswith("("):
            assigned = _ASSIGNED.search(text, text.rfind("\n", 0, match.start()) + 1, match.start())
            found.update(assigned.groups() if assigned else ())
    return frozenset(alias for alias in found - names if f"{alias}(" in text or f"{alias} (" in text)


_ASSIGNED = re.compile(r"(\w+)[ \t]*=[ \t]*(?:\w[\w.]*\.)?\Z")


def _lines_of(text: str, calls: frozenset[str], attributes: frozenset[str], chained: frozenset[str]) -> Iterator[int]:
    """`chained`: those of the calls that matter on the result of another call only."""
    position, line, latest = 0, 1, 0
    for match in _interest(calls, attributes).finditer(text):
        start = match.start()
        before = _ON_A_NAME if match[0][:-1].rstrip() in chained else _LONGER_NAME
        if match[0][0] != "." and before.search(text, max(0, start - _FAR), start):
            continue
        line += _line_ends(text, position, start)
        position = start
        if line > latest:
            yield line
        latest = line


_LONGER_NAME = re.compile(r"\w\Z")
_ON_A_NAME = re.compile(r"\w\Z|[\w\]][ \t]*\.[ \t]*\Z")
"""What says that a call is not made on what another call gives; over the end of a line, it may be."""
_FAR = 20


def _line_ends(text: str, start: int, end: int) -> int:
    if text.find("\r", start, end) < 0:
        return text.count("\n", start, end)
    return len(_LINE_END.findall(text, start, end))


_LINE_END = re.compile(r"\r\n|\r|\n")


@functools.cache
def _interest(calls: frozenset[str], attributes: frozenset[str]) -> re.Pattern[str]:
    # Each alternative starts with a plain character: only then does a search skip quickly to where one can match.
    alternatives = [rf"{name}\s*\(" for name in sorted(calls)] + [rf"\.\s*{name}\b" for name in sorted(attributes)]
    return re.compile("|".join(alternatives))


@functools.cache
def _tensor_import() -> re.Pattern[str]:
    roots = _any_of(TENSOR_ROOTS)
    return re.compile(rf"(?:^|[;:]|\n|\r)[ \t]*(?:import|from)[ \t]+(?:[\w., \t]*[, \t])?(?:{roots})\b")


def _any_of(names: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(names)))


def _statements_on(tree: ast.Module, lines: Sequence[int]) -> Iterator[ast.stmt]:
    """The statements, nested ones too, that cover one of the lines; what covers none is not descended into."""
    stack: list[ast.AST] = [tree]
    while stack:
        for child in children(stack.pop()):
            if isinstance(child, ast.stmt):
                if not _covers(child, lines):
                    continue
                yield child
            stack.append(child)


def _covers(statement: ast.stmt, lines: Sequence[int]) -> bool:
    decorators = getattr(statement, "decorator_list", ())
    first = min([statement.lineno, *(decorator.lineno for decorator in decorators)])
    following = bisect.bisect_left(lines, first)
    return following < len(lines) and lines[following] <= (statement.end_lineno or first)


def _is_candidate(statement: ast.stmt, hits: Hits) -> bool:
    nodes = list(_own_nodes(statement))
    calls = [node for node in nodes if isinstance(node, ast.Call)]
    called = {last_name(call) for call in calls}
    attributes = {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    return any(
        (_is_called(interest, calls) or not interest.attributes.isdisjoint(attributes))
        and (not interest.besides or not interest.besides.isdisjoint(called))
        for interest in hits.interests
    )


def _is_called(interest: Interest, calls: Iterable[ast.Call]) -> bool:
    wanted = (call for call in calls if last_name(call) in interest.calls and not _is_given_display(call))
    return any(
        not interest.below or any(last_name(one) in interest.below for one in calls_below(call)) for call in wanted
    )


def _is_given_display(call: ast.Call) -> bool:
    """Whether what a call is given is written out (`np.array([1, 2])`): no rule has anything to say about that."""
    return bool(call.args) and isinstance(call.args[0], _DISPLAYS)


_DISPLAYS = (ast.List, ast.ListComp, ast.Tuple, ast.Constant, ast.Dict, ast.GeneratorExp, ast.JoinedStr)


def _own_nodes(statement: ast.stmt) -> Iterator[ast.AST]:
    """The nodes of a statement without those of the statements in its body."""
    stack: list[ast.AST] = [statement]
    while stack:
        for child in children(stack.pop()):
            if not isinstance(child, ast.stmt):
                yield child
                stack.append(child)


def last_name(call: ast.Call) -> str:
    """The name that a call is made by, without what stands before its last dot; empty where there is none."""
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
