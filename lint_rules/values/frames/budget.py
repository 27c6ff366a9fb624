"""What following one file may cost, and where it ended if that was not enough."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lint_rules.values.frames.frame import Frame

MAX_STEPS = 60_000
"""Statements and expressions: ten thousand short statements, and some more, are followed to their end."""
LEAST_ELSEWHERE = 2_000
"""Steps that may lie in functions of other files, however small the checked one is; beyond, none is followed."""
VALUES_A_STEP = 16
"""How many values can be looked through for an object that changes in the time that a step takes."""


@dataclass(frozen=True, slots=True)
class End:
    """Where the steps were used up: a line of the checked file, and the function it is in; empty for none."""

    line: int
    function: str

    @property
    def place(self) -> str:
        """The same in words."""
        return f"line {self.line}, in {self.function}()" if self.function else f"line {self.line}"


class Budget:
    """The steps that were taken so far. `scope` is the function of the checked file that is looked at on its own."""

    def __init__(self, elsewhere: int = LEAST_ELSEWHERE) -> None:
        self._allowed_elsewhere = elsewhere
        self.steps = 0
        self.elsewhere = 0
        self.scope: ast.AST | None = None
        self.end: End | None = None

    @classmethod
    def for_another_look(cls, steps: int) -> Budget:
        """A budget that allows as many steps elsewhere as the file took by itself."""
        return cls(elsewhere=max(LEAST_ELSEWHERE, steps))

    def spend(self, frame: Frame, steps: int = 1) -> bool:
        """Take steps out of the budget; False where it is used up."""
        self.steps += steps
        if frame.is_elsewhere:
            self.elsewhere += steps
        if self.steps < MAX_STEPS:
            return True
        self.end = self.end or self._here(frame)
        return False

    def spend_on_values(self, frame: Frame, count: int) -> None:
        """Take what it costs to look through values for the object that changes."""
        self.spend(frame, count // VALUES_A_STEP)

    @property
    def follows_elsewhere(self) -> bool:
        """Whether functions of other files are still followed."""
        return self.elsewhere < self._allowed_elsewhere

    def _here(self, frame: Frame) -> End:
        place: ast.AST | None = self.scope if frame.is_elsewhere else frame.statement or self.scope
        scope: ast.AST | None = self.scope if frame.is_elsewhere else frame.node
        return End(getattr(place, "lineno", 1), getattr(scope, "name", ""))
