"""Values that are called or entered and that hold another value: partial calls, guarded functions, context managers."""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lint_rules.knowledge import schema
from lint_rules.values.domain.fact import Fact

if TYPE_CHECKING:
    from lint_rules.values.domain.value import FunctionValue, Identity, Value
    from lint_rules.values.frames.frame import Frame


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
    entered: int = 0
    """How many blocks of it are open; two also after that, since it has forgotten the mode that it began with."""

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, ContextObject)
            and self.effect is other.effect
            and self.argument == other.argument
            and self.before == other.before
            and self.autocast == other.autocast
            and self.entered == other.entered
        )

    def __hash__(self) -> int:
        return hash(self.effect)


Ending = Callable[["Frame", tuple["Value", ...]], None]
"""Leaves what a stack was told to leave; it is given what that holds, as it is then."""


@dataclass(frozen=True, slots=True)
class Pending:
    """What an exit stack does when it is left: it leaves a manager, or calls a function. `held`: these, as they are.

    `node` is the place where the stack was told so.
    """

    node: ast.AST
    held: tuple[Value, ...]
    leave: Ending
    leave_raised: Ending
    """The same where an exception leaves the block."""
    is_doubtful: bool = False
    """On some path, the stack was not told so."""


@dataclass(frozen=True, slots=True)
class ContextStack:
    """`contextlib.ExitStack()`: leaves what it was told to enter, the last first. `given`: what `as` binds, if not it.

    Of stacks that are alike, it is the same places that have told them what to leave; how often is left to the joining.
    """

    identity: Identity
    pending: tuple[Pending, ...] = ()
    given: Value | None = None

    @property
    def held(self) -> tuple[Value, ...]:
        """All that it will leave or call, or give to what it calls."""
        own = () if self.given is None else (self.given,)
        return (*own, *(value for one in self.pending for value in one.held))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ContextStack) and self._places() == other._places()

    def __hash__(self) -> int:
        return hash(self._places())

    def _places(self) -> frozenset[ast.AST]:
        return frozenset(one.node for one in self.pending)


@dataclass(frozen=True, slots=True)
class GeneratorManager:
    """What a function under `contextlib.contextmanager` gives: entering it runs the function up to its `yield`.

    A method has its receiver among the arguments; `has_spread` is that of the call.
    """

    function: FunctionValue
    arguments: tuple[Value, ...]
    keywords: tuple[tuple[str, Value], ...]
    has_spread: bool
