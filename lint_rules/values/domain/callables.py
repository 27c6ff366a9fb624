"""Values that are called or entered and that hold another value: partial calls, guarded functions, context managers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lint_rules.knowledge import schema
from lint_rules.values.domain.fact import Fact

if TYPE_CHECKING:
    from lint_rules.values.domain.value import FunctionValue, Identity, Value
    from lint_rules.values.frames.state import Context


@dataclass(frozen=True, slots=True)
class Partial:
    """`functools.partial(f, …)`: a function that has been given some of its arguments."""

    function: Value
    arguments: tuple[Value, ...]
    keywords: tuple[tuple[str, Value], ...] = ()


@dataclass(frozen=True, slots=True)
class Guarded:
    """A function that a context manager was put on as a decorator: each call of it runs inside."""

    manager: Value
    function: Value


@dataclass(frozen=True, slots=True)
class GradMode:
    """What is restored on leaving: grad mode, and whether inference mode may be on."""

    enabled: Fact[bool]
    inference: bool


@dataclass(frozen=True, slots=True)
class Autocast:
    """The dtype that autocast lowers to, on the CPU and elsewhere; `NO_CAST` where it is off, None as it was before."""

    near: Fact[str] | None
    far: Fact[str] | None


NO_CAST = ""


@dataclass(frozen=True, slots=True)
class ContextObject:
    """A context manager or decorator that changes the state code runs in, with the argument that it got.

    `effect` is None for one that changes nothing (`nullcontext(x)`, of which `as` binds x). `before` is the mode in
    which it was entered by hand, which it restores.
    """

    effect: schema.Effect | None
    argument: Value | None = None
    identity: Identity = frozenset()
    before: GradMode | None = None
    autocast: Autocast | None = None

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, ContextObject)
            and self.effect is other.effect
            and self.argument == other.argument
            and self.before == other.before
            and self.autocast == other.autocast
        )

    def __hash__(self) -> int:
        return hash(self.effect)


@dataclass(frozen=True, slots=True)
class ContextStack:
    """`contextlib.ExitStack()`: leaves what it was told to enter. `before`: the modes ahead of the first of these.

    None among them stands for a path on which it has entered nothing yet. `switched`: the names of the modes that
    what it has entered puts back.
    """

    identity: Identity
    before: frozenset[Context | None] = frozenset({None})
    switched: frozenset[str] = frozenset()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ContextStack) and (self.before, self.switched) == (other.before, other.switched)

    def __hash__(self) -> int:
        return hash(self.before)


@dataclass(frozen=True, slots=True)
class GeneratorManager:
    """What a function under `contextlib.contextmanager` gives: entering it runs the function up to its `yield`.

    A method has its receiver among the arguments; `has_spread` is that of the call.
    """

    function: FunctionValue
    arguments: tuple[Value, ...]
    keywords: tuple[tuple[str, Value], ...]
    has_spread: bool
