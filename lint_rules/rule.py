"""The vocabulary of the project: what a rule is, what it finds, how sure it is, what repairs it."""

from __future__ import annotations

import abc
import enum
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from lint_rules.context import FileContext
    from lint_rules.rewrites import Rewrite
    from lint_rules.values.frames.site import SharingSite, Site


class Certainty(enum.IntEnum):
    """How far the analysis could prove a finding; ordered, so that settings can ask for a minimum."""

    POSSIBLE = 1
    """No proof either way, and no guard in sight."""
    LIKELY = 2
    """Strong evidence, but not proof."""
    CERTAIN = 3
    """On every path that the analysis sees, real torch raises or loses data."""

    @property
    def label(self) -> str:
        """The lower-case name that reports and settings use."""
        return self.name.lower()


class FixSafety(enum.Enum):
    """Whether a fix may be applied without being asked for."""

    SAFE = "safe"
    """Never changes what a program that worked computes; applied by `torchnp fix`."""
    UNSAFE = "unsafe"
    """Can change a program that worked; applied with `--unsafe-fixes`."""
    DISPLAY_ONLY = "display-only"
    """Shown, never applied."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A piece of source text. Lines and columns are 1-based, columns count characters; the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class TraceStep:
    """One place in the source that made a fact of the finding true.

    `path` is empty for a place in the checked file; for another file, `text` is the line that stands there.
    """

    line: int
    column: int
    message: str
    path: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Fix:
    """What to do about a finding: which rewrite, of which expression, and how safe that is.

    `target` is the expression that the rewrite is given (its parentheses excluded); `message` says in
    one short imperative sentence what the rewrite does.
    """

    rewrite: Rewrite
    target: Span
    safety: FixSafety
    message: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One reported place. `span` starts where the reader must look: a method's name, or a constructor's start."""

    code: str
    name: str
    message: str
    certainty: Certainty
    span: Span
    statement_line: int
    """The first line of the statement that holds the span: a `noqa` there counts too."""
    fix: Fix | None = None
    trace: tuple[TraceStep, ...] = ()


@dataclass(frozen=True, slots=True)
class Raises:
    """The bad program of an example raises this exception, with `match` (a regular expression) in its message."""

    exception: str
    match: str


@dataclass(frozen=True, slots=True)
class Differs:
    """The bad and the good program both run, and their variable `result` differs, in the way that `what` says."""

    what: str


@dataclass(frozen=True, slots=True)
class RecordsCopy:
    """Both programs give the same `result`, but only the bad one makes autograd record the device copy."""

    node: str


@dataclass(frozen=True, slots=True)
class Same:
    """Both programs run and give the same `result`: the rule is about how the code is written. `why` says what for."""

    why: str


@dataclass(frozen=True, slots=True)
class Unparsable:
    """The bad program is no valid Python; compiling it raises SyntaxError."""


Outcome = Raises | Differs | RecordsCopy | Same | Unparsable


@dataclass(frozen=True, slots=True)
class Example:
    """A bad program, the good one, and what real torch does with the bad one.

    Each program is complete (it imports what it uses) and, where it gets that far, leaves its answer in
    a module-level name `result`. `"cuda"` in a program is executed on the non-CPU device that the
    machine has. `at` is the 1-based (line, column) of the finding in `bad`. Where the finding has a fix,
    `good` is exactly what that fix makes of `bad`.
    """

    bad: str
    good: str
    shows: Outcome
    at: tuple[int, int]
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class Interest:
    """The names that make a rule look at a place; they decide which files and scopes are analysed at all.

    `calls`: last name of the called thing, as the library spells it (`numpy` for `x.numpy()`).
    `attributes`: attribute names that matter without a call (`data`).
    """

    calls: frozenset[str] = frozenset()
    attributes: frozenset[str] = frozenset()
    besides: frozenset[str] = frozenset()
    """Names of which one must be called in the same statement as well, if any are given."""
    below: frozenset[str] = frozenset()
    """Names of which one must be called in the chain below the call (`cpu` in `x.cpu().detach()`), if any are given."""
    linked: bool = False
    """Whether what is unknown at such a place is worth a look into other files; that costs more than all the rest."""
    elsewhere: tuple[frozenset[str], ...] = ()
    """Groups of names: of each, one must be called or defined somewhere in the file."""
    keywords: frozenset[str] = frozenset()
    """Names of keyword arguments of which the call must have one, if any are given."""
    displays: bool = False
    """Whether a list that is written out in the call matters, too, if anything in it may be more than a number."""
    given_arrays: frozenset[str] = frozenset()
    given_tensors: frozenset[str] = frozenset()
    given_departed: frozenset[str] = frozenset()
    """Those of the calls that matter only where what they are given may come from NumPy, come from torch, or have left
    a tensor, for all that names tell; of a call that is in more than one, any is enough."""
    data_or_size: bool = False
    """Whether the calls take data or a size, and nothing besides: with other arguments they do not matter, nor where
    the argument is named like a size and belongs to something of which nothing is said."""
    ends: frozenset[str] = frozenset()
    results: frozenset[str] = frozenset()
    """Names of methods that a value must be given to before it matters, or whose result it must be a part of, if any
    are given: such a place is of interest only in a function that calls one of `ends` or is called like one of
    `results`, or that may be called by one that does and is of interest itself."""
    words: frozenset[str] = frozenset()
    """Words of which the text of the file must hold one, if any are given."""
    text: str = ""
    """A regular expression that the text of the file must match somewhere, if one is given."""
    operators: frozenset[str] = frozenset()
    """The special methods that Python looks for on the left side (`__mul__` of `x * y`, `__imul__` of `x *= y`,
    `__lt__`, `__setitem__` of `x[i] = y`); such places matter as `meeting` says."""
    meeting: frozenset[str] = frozenset()
    """Names of functions that matter where what they are given may come from a library of the other side: functions of
    arrays that may be given tensors, functions of tensors that may be given arrays. Where any is named, so do the
    operators that may have both on their two sides."""


class Rule(abc.ABC):
    """One pattern that breaks a value at the boundary. A subclass in `lint_rules/rules/` is all there is to add."""

    code: ClassVar[str]
    name: ClassVar[str]
    """Names the bad pattern, in kebab-case; equals the file's name but for the hyphens."""
    summary: ClassVar[str]
    """One line for tables."""
    explanation: ClassVar[str]
    """Markdown with the headings What it does, Why is this bad, When it does not fire, Fix safety."""
    examples: ClassVar[tuple[Example, ...]]
    default_on: ClassVar[bool] = True
    ends_failure: ClassVar[bool] = False
    """The fix makes a call work that raises, or raise something else: it is unsafe where the program catches that."""
    interest: ClassVar[Interest] = Interest()

    def is_open(self, site: Site, file: FileContext) -> bool:
        """Whether other files are looked into for what is unknown at a place that this rule looks at."""
        return self.interest.linked

    @abc.abstractmethod
    def check(self, site: Site, file: FileContext) -> Iterator[Finding]:
        """Yield what this rule has to say about one evaluated place."""

    def check_sharing(self, site: SharingSite, file: FileContext) -> Iterator[Finding]:
        """Yield what this rule has to say about memory that was shared, written to, and read on the other side."""
        return iter(())
