"""What a generated program has at a point, and the text that is written so far."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from hypothesis import strategies as st


@dataclass(frozen=True, slots=True)
class Choices:
    """Draws from hypothesis."""

    draw: st.DrawFn

    def number(self, low: int, high: int) -> int:
        """An integer, both ends included."""
        return self.draw(st.integers(low, high))

    def chance(self, outof: int) -> bool:
        """True once in so many times; False is the simpler case."""
        return self.number(1, outof) == outof

    def pick(self, *options: str) -> str:
        """One of the texts; the first is the simplest."""
        return options[self.number(0, len(options) - 1)]


@dataclass(frozen=True, slots=True)
class Scope:
    """Names by kind. Each name keeps its kind for as long as it lives, so that most programs run to their end.

    A tensor name holds a matrix of two rows and two columns. `own` are the tensor names that may be rebound here,
    `rebindable` those that an inner function may declare global or nonlocal, `item` the name that a loop sets.
    `managers` are called to get a context manager that sets grad mode, `decorators` are whole decorators.
    """

    own: tuple[str, ...] = ()
    tensors: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    own_lists: tuple[str, ...] = ()
    dicts: tuple[str, ...] = ()
    own_dicts: tuple[str, ...] = ()
    arrays: tuple[str, ...] = ()
    own_arrays: tuple[str, ...] = ()
    functions: tuple[str, ...] = ()
    modules: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    records: tuple[str, ...] = ()
    pairs: tuple[str, ...] = ()
    partials: tuple[str, ...] = ()
    generators: tuple[str, ...] = ()
    coroutines: tuple[str, ...] = ()
    awaitables: tuple[str, ...] = ()
    managers: tuple[str, ...] = ()
    decorators: tuple[str, ...] = ()
    rebindable: tuple[str, ...] = ()
    item: str = ""
    has_accelerator: bool = False
    depth: int = 0
    in_loop: bool = False
    in_function: bool = False
    in_generator: bool = False

    def inside(self, **changes: object) -> Scope:
        """One level deeper."""
        return replace(self, depth=self.depth + 1, **changes)  # type: ignore[arg-type]

    def function(self, *own: str, rebindable: tuple[str, ...] = ()) -> Scope:
        """In a function with these tensors of its own: what is outside can be seen, but not rebound."""
        return self.inside(
            own=own,
            tensors=(*self.tensors, *own),
            own_lists=(),
            own_dicts=(),
            own_arrays=(),
            awaitables=(),
            in_loop=False,
            in_function=True,
            in_generator=False,
            rebindable=rebindable,
        )


@dataclass(slots=True)
class Lines:
    """The text written so far, and the number of fresh names."""

    lines: list[str] = field(default_factory=list)
    names: int = 0
    _indent: int = 0

    def add(self, text: str) -> None:
        """One more line, or several of them."""
        self.lines += ["    " * self._indent + line for line in text.splitlines()]

    @contextlib.contextmanager
    def indented(self) -> Iterator[None]:
        """What is added inside stands one level deeper."""
        self._indent += 1
        yield
        self._indent -= 1

    def fresh(self, prefix: str) -> str:
        """A name that nothing else has."""
        self.names += 1
        return f"{prefix}{self.names}"
