"""Finds out where a file may hold something that a rule looks for: first in the text alone, then in its tree.

Most files of most projects hold nothing. A search for plain words tells so at a small part of the cost of parsing.
"""

from __future__ import annotations

import ast
import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from lint_rules.candidates.ends import lines_that_lead_to_ends
from lint_rules.candidates.meetings import nodes_where_they_meet
from lint_rules.candidates.provenance import Provenance
from lint_rules.candidates.written_out import DISPLAYS, LISTS, is_plain, may_be_more
from lint_rules.chains import calls_below
from lint_rules.knowledge.frameworks import ARRAY_ROOTS, TENSOR_ROOTS
from lint_rules.rule import Interest
from lint_rules.size_names import named_like_size
from lint_rules.values.tree.lines import LINE_END, lines_at, statements_on
from lint_rules.values.tree.syntax import last_name, own_nodes


@dataclass(frozen=True, slots=True)
class Hits:
    """Where the text of a file names what some interests look for: 1-based lines, in order.

    `interests` are those that may apply, widened by the other names that the file gives to what they look for.
    """

    lines: tuple[int, ...] = ()
    interests: tuple[Interest, ...] = ()

    @property
    def without_meetings(self) -> Hits:
        """The same, but for where arrays and tensors may meet."""
        return replace(self, interests=tuple(one for one in self.interests if not one.meeting))

    @property
    def at_once(self) -> tuple[Interest, ...]:
        """The interests that ask for a place alone, wherever what it gives gets to."""
        return tuple(one for one in self.interests if not (one.ends or one.results))

    @property
    def by_their_ends(self) -> tuple[Interest, ...]:
        """Those that ask for where it gets to as well."""
        return tuple(one for one in self.interests if one.ends or one.results)

    @property
    def operators(self) -> frozenset[str]:
        """The operators that some of the interests ask for."""
        return frozenset[str]().union(*(one.operators for one in self.interests))


NOTHING = Hits()


def search(text: str, interests: Iterable[Interest]) -> Hits:
    """Where the text may hold something of interest; comments and strings count, as only a parser knows them."""
    words = _Words(text)
    applicable = [interest for interest in interests if _may_apply(interest, words) and _shows(interest, text)]
    if not applicable or not words.import_any_of(TENSOR_ROOTS):
        return NOTHING
    calls = frozenset[str]().union(*(one.calls for one in applicable))
    anywhere = frozenset[str]().union(*(one.calls for one in applicable if not one.below))
    attributes = frozenset[str]().union(*(one.attributes for one in applicable))
    names = calls.union(*(one.besides | one.below for one in applicable))
    aliases = _aliases(text, frozenset(name for name in names if name in text))
    lines = tuple(_lines_of(text, calls | aliases, attributes, chained=calls - anywhere)) if calls or attributes else ()
    interests = tuple(_with_aliases(one, aliases) for one in applicable)
    if not lines and not any(one.meeting for one in applicable):
        return NOTHING
    return Hits(lines, interests)


def candidate_lines(tree: ast.Module, hits: Hits) -> tuple[int, ...]:
    """The first lines of the statements that really hold what one of the interests needs."""
    file = _File(tree)
    statements = list(statements_on(tree, hits.lines))
    lines = {one.lineno for one in statements if _is_candidate(one, hits.at_once, file)}
    if any(one.meeting for one in hits.interests):
        lines.update(node.lineno for node in nodes_where_they_meet(file.provenance, hits.interests))
    for interest in hits.by_their_ends:
        places = [one.lineno for one in statements if one.lineno not in lines and _is_candidate(one, [interest], file)]
        lines.update(lines_that_lead_to_ends(interest, places, lines, file.provenance) if places else ())
    return tuple(sorted(lines))


class _File:
    """A parsed file, and what may come from where in it, which is found out when the first interest asks for it."""

    def __init__(self, tree: ast.Module) -> None:
        self._tree = tree

    @functools.cached_property
    def provenance(self) -> Provenance:
        return Provenance(self._tree)


def shows_tensors(text: str) -> bool:
    """Whether the text imports something of a library that works with tensors."""
    return _Words(text).import_any_of(TENSOR_ROOTS)


class _Words:
    """Which words a text holds; each is looked for once, however many interests ask for it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._called: dict[str, bool] = {}

    @functools.cached_property
    def _imports(self) -> str:
        """The lines that hold the word, one below the other: a search for it alone passes quickly over all others."""
        return "\n".join(_line_around(self._text, match.start()) for match in _IMPORT.finditer(self._text))

    def import_any_of(self, roots: frozenset[str]) -> bool:
        """Whether something is imported of one of some libraries."""
        return _import_of(roots).search(self._imports) is not None

    def has_attribute(self, name: str) -> bool:
        return "." + name in self._text

    def may_call(self, name: str) -> bool:
        """Whether a name is followed by what makes a call of it, or another name for it, possible."""
        if name not in self._called:
            is_named = name in self._text
            is_called = is_named and f"{name}(" in self._text
            self._called[name] = is_called or (is_named and _is_used(self._text, name))
        return self._called[name]


_IMPORT = re.compile("import")


def _line_around(text: str, position: int) -> str:
    before = max(text.rfind("\n", 0, position), text.rfind("\r", 0, position))
    after = LINE_END.search(text, position)
    return text[before + 1 : len(text) if after is None else after.start()]


def _is_used(text: str, name: str) -> bool:
    """Whether a name is called, or given another name."""
    return any(not _is_module_import(match) for match in _use(name).finditer(text))


@functools.cache
def _use(name: str) -> re.Pattern[str]:
    return re.compile(rf"{re.escape(name)}(?:\s*\(|{_RENAMED})")


@functools.cache
def _renaming(names: frozenset[str]) -> re.Pattern[str]:
    # A pattern that starts with words skips quickly over everything else, so what precedes is not asked for here.
    return re.compile(rf"(?:{_any_of(names)})(?:{_RENAMED})")


_RENAMED = r"[ \t]+as[ \t]+(?P<alias>\w+)|[ \t]*(?=[\\#;\r\n]|\Z)"
"""What follows a name that is given another: it is said outright, or the name ends a line."""


def _is_module_import(match: re.Match[str]) -> bool:
    """`import numpy as np` names a module, which nobody calls."""
    before = match.string[match.string.rfind("\n", 0, match.start()) + 1 : match.start()].rstrip()
    return before.endswith("import") and "from" not in before


def _may_apply(interest: Interest, words: _Words) -> bool:
    is_named = any(map(words.may_call, interest.calls)) or any(map(words.has_attribute, interest.attributes))
    is_meeting = bool(interest.meeting) and words.import_any_of(ARRAY_ROOTS)
    if not is_named and not is_meeting:
        return False
    needed = (interest.besides, interest.below, *interest.elsewhere)
    return all(any(map(words.may_call, names)) for names in needed if names)


def _shows(interest: Interest, text: str) -> bool:
    if interest.words and not any(word in text for word in interest.words):
        return False
    return not interest.text or re.search(interest.text, text) is not None


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
    for match in _renaming(names).finditer(text) if names else ():
        if _is_module_import(match):
            continue
        if match["alias"]:
            found.add(match["alias"])
        else:
            assigned = _ASSIGNED.search(text, text.rfind("\n", 0, match.start()) + 1, match.start())
            found.update(assigned.groups() if assigned else ())
    return frozenset(alias for alias in found - names if f"{alias}(" in text or f"{alias} (" in text)


_ASSIGNED = re.compile(r"(\w+)[ \t]*=[ \t]*(?:\w[\w.]*\.)?\Z")


def _lines_of(text: str, calls: frozenset[str], attributes: frozenset[str], chained: frozenset[str]) -> Iterator[int]:
    """`chained`: those of the calls that matter on the result of another call only."""
    return lines_at(text, _positions_of(text, calls, attributes, chained))


def _positions_of(
    text: str, calls: frozenset[str], attributes: frozenset[str], chained: frozenset[str]
) -> Iterator[int]:
    for match in _interest(calls, attributes).finditer(text):
        start = match.start()
        before = _ON_A_NAME if match[0][:-1].rstrip() in chained else _LONGER_NAME
        if match[0][0] == "." or not before.search(text, max(0, start - _FAR), start):
            yield start


_LONGER_NAME = re.compile(r"\w\Z")
_ON_A_NAME = re.compile(r"\w\Z|[\w\]][ \t]*\.[ \t]*\Z")
"""What says that a call is not made on what another call gives; over the end of a line, it may be."""
_FAR = 20


@functools.cache
def _interest(calls: frozenset[str], attributes: frozenset[str]) -> re.Pattern[str]:
    # Each alternative starts with a plain character: only then does a search skip quickly to where one can match.
    alternatives = [rf"{name}\s*\(" for name in sorted(calls)] + [rf"\.\s*{name}\b" for name in sorted(attributes)]
    return re.compile("|".join(alternatives))


@functools.cache
def _import_of(roots: frozenset[str]) -> re.Pattern[str]:
    named = _any_of(roots)
    return re.compile(rf"(?:^|[;:]|\n|\r)[ \t]*(?:import|from)[ \t]+(?:[\w., \t]*[, \t])?(?:{named})\b")


def _any_of(names: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(names)))


def _is_candidate(statement: ast.stmt, interests: Iterable[Interest], file: _File) -> bool:
    nodes = list(own_nodes(statement))
    calls = [node for node in nodes if isinstance(node, ast.Call)]
    called = {last_name(call.func) for call in calls}
    attributes = {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    return any(
        (_is_called(interest, calls, file) or not interest.attributes.isdisjoint(attributes))
        and (not interest.besides or not interest.besides.isdisjoint(called))
        for interest in interests
    )


def _is_called(interest: Interest, calls: Iterable[ast.Call], file: _File) -> bool:
    return any(
        last_name(call.func) in interest.calls
        and is_made_as_asked(interest, call)
        and _may_hold(interest, call, file)
        and _may_be_data(interest, call, file)
        for call in calls
    )


def _may_be_data(interest: Interest, call: ast.Call, file: _File) -> bool:
    """Whether a call that takes data or a size may be given data, or a size for data."""
    if not interest.data_or_size:
        return True
    if len(call.args) != 1 or call.keywords or isinstance(call.args[0], ast.Starred):
        return False
    if not named_like_size(call.args[0]):
        return True
    part = file.provenance.part_at(call.lineno)
    given = part.mentions.of(call.args[0])
    return not given <= part.mentions.unsaid or part.may_be_of_numpy(given)


def _may_hold(interest: Interest, call: ast.Call, file: _File) -> bool:
    """Whether what a call is given may come from where an interest asks for."""
    name = last_name(call.func)
    asked = [name in names for names in (interest.given_arrays, interest.given_tensors, interest.given_departed)]
    data = call.args[:1] or [keyword.value for keyword in call.keywords]
    if not any(asked) or not data:
        return True
    if file.provenance.mentions.names.imports_everything:
        return True
    part = file.provenance.part_at(call.lineno)
    may_be = part.may_be_of_numpy, part.may_be_tensor, part.may_have_left

    def is_asked_for(node: ast.expr) -> bool:
        given = part.mentions.of(node)
        is_here = any(one and holds(given) for one, holds in zip(asked, may_be, strict=True))
        return bool(given) and (is_here or (interest.linked and part.may_be_foreign(given)))

    return any(is_asked_for(one) and (interest.displays or may_be_more(one, part, is_asked_for)) for one in data)


def is_made_as_asked(interest: Interest, call: ast.Call) -> bool:
    """Whether a call of a name that an interest looks for stands, and is given, as that interest asks for."""
    below = interest.below
    if below and not any(last_name(one.func) in below for one in calls_below(call)):
        return False
    return _is_given(interest, call)


def _is_given(interest: Interest, call: ast.Call) -> bool:
    """Whether a call is given what an interest asks for, as far as its syntax tells."""
    if interest.keywords:
        return any(keyword.arg in interest.keywords for keyword in call.keywords)
    first = call.args[0] if call.args else None
    if not isinstance(first, DISPLAYS) or _is_text(first):
        return True
    # What is written out (`np.array([1, 2])`) matters to hardly any rule, and numbers where it is asked what they were.
    is_asked_for = last_name(call.func) in interest.given_departed or not is_plain(first)
    return interest.displays and isinstance(first, LISTS) and is_asked_for


def _is_text(node: ast.expr) -> bool:
    """Whether it is a string, which names something (`x.to("cpu")`), and is no data."""
    return isinstance(node, ast.Constant) and isinstance(node.value, str)
