"""Whose memory a tensor or an array shares, and what became of it since it was taken."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lint_rules.values.domain.value import Tensor


@dataclass(frozen=True, slots=True)
class Sharing:
    """A conversion that copied nothing, at `node`: the value sees what is written to its source, of another kind.

    `written` is the place where that happened, `is_sure` whether it did on every path. `of_new`: nothing but what it
    was made with stood in the memory before. `loops` are those that the conversion and the write stand in.
    """

    node: ast.AST
    of_new: bool
    written: ast.AST | None = None
    is_sure: bool = True
    loops: frozenset[ast.AST] = frozenset()
    written_in: frozenset[ast.AST] = frozenset()


@dataclass(frozen=True, slots=True)
class Kept:
    """Memory, or part of it, that a graph keeps; `conversion` made a tensor share it with an array, if any did."""

    token: int
    is_part: bool
    conversion: ast.AST | None


@dataclass(frozen=True, slots=True)
class Spoiled:
    """What a graph keeps was `written` to by way of an array. `is_array`: the array is what the conversion gave."""

    conversion: ast.AST
    written: ast.AST
    is_sure: bool
    is_array: bool


@dataclass(frozen=True, slots=True)
class Memory:
    """Which memory it may be; a single token is the one that it is. `is_part`: other values may have another part.

    `kept` is what the graph behind a tensor keeps, which may be other memory than its own.
    """

    tokens: frozenset[int] = field(default=frozenset(), compare=False)
    is_part: bool = field(default=False, compare=False)
    is_new: bool = field(default=False, compare=False)
    sharing: Sharing | None = None
    kept: tuple[Kept, ...] = field(default=(), compare=False)
    spoiled: Spoiled | None = None

    @property
    def is_known(self) -> bool:
        """Whether it is just one, for sure."""
        return len(self.tokens) == 1

    def overlaps(self, other: Memory) -> bool:
        """Whether what is written to the one is seen in the other, for sure."""
        return self.is_known and self.tokens == other.tokens and not (self.is_part and other.is_part)

    def part(self) -> Memory:
        """The memory of a view of some of it."""
        return replace(self, is_part=True)

    def shared_at(self, node: ast.AST) -> Memory:
        """The memory of what a conversion at `node` gives without a copy."""
        return replace(self, sharing=Sharing(node, self.is_new))

    def join(self, other: Memory) -> Memory:
        """What is known after two paths meet."""
        if self is other:
            return self
        return Memory(
            self.tokens | other.tokens,
            self.is_part or other.is_part,
            self.is_new and other.is_new,
            _joined(self.sharing, other.sharing),
            self.kept if self.kept == other.kept else tuple(dict.fromkeys((*self.kept, *other.kept))),
            _either(self.spoiled, other.spoiled),
        )


@dataclass(slots=True)
class MemoryBook:
    """What one analysis has seen of memory.

    `shared`: what a tensor and an array have been seen to share. `parameters`: that of the parameters of modules, by
    the module and their name. `gradients`: by the memory of those that were read, what they are the gradients of.
    """

    shared: frozenset[int] = frozenset()
    parameters: dict[tuple[frozenset[int], str], int] = field(default_factory=dict)
    gradients: dict[int, Tensor] = field(default_factory=dict)


NO_MEMORY = Memory()


def made(fresh: frozenset[int]) -> Memory:
    """Memory of its own."""
    return Memory(fresh)


def doubtful(memory: Memory, fresh: frozenset[int]) -> Memory:
    """The memory of a value that may be a copy."""
    return Memory(memory.tokens | fresh)


def _either(left: Spoiled | None, right: Spoiled | None) -> Spoiled | None:
    known = left or right
    return known if known is None or left == right else replace(known, is_sure=False)


def _joined(left: Sharing | None, right: Sharing | None) -> Sharing | None:
    if left is None or right is None or left.node is not right.node:
        return None
    is_sure = (left.written is None) == (right.written is None) and left.is_sure and right.is_sure
    first = left if left.written is not None else right
    return replace(first, of_new=left.of_new and right.of_new, is_sure=is_sure)
