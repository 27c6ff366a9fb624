"""Questions that decide more than once: what depends on one is run once for each of its answers."""

from __future__ import annotations

import ast
import contextlib
from collections.abc import Iterator, Sequence

from lint_rules.values.conditions import flags, narrow
from lint_rules.values.frames.frame import Frame
from lint_rules.values.frames.state import State, join_states
from lint_rules.values.tree.decisions import decision_of

OPENING = (ast.Assign, ast.AnnAssign, ast.AugAssign, ast.Expr, ast.With)
"""Statements that, beside branches, may be run once for each answer to a question that they ask."""


def run_for_each(frame: Frame, flag: flags.Opened, statements: list[ast.stmt]) -> None:
    """Run statements once for each answer to the question that the first of them asks."""
    outcome = flag.decision.outcome
    branches = zip(narrow.split(frame, flag.test), (outcome, not outcome), strict=True)
    after: State | None = None
    frame.open_flags += 1
    with frame.fork():
        for state, answer in branches:
            frame.state = state
            if state is not None:
                state.decide(flag.decision.key, outcome=answer)
                frame.engine.run_block(frame, statements)
                after = join_states(after, frame.state)
    frame.open_flags -= 1
    frame.state = after
    if after is not None:
        after.decide(flag.decision.key, outcome=None)


def statements_of(flag: flags.Opened | None, statements: Sequence[ast.stmt], number: int) -> list[ast.stmt]:
    """The statements behind the one of this number that depend on the answer."""
    return [] if flag is None else list(statements[number : number + flag.count])


@contextlib.contextmanager
def doubted(frame: Frame, test: ast.expr) -> Iterator[None]:
    """Where an attribute has decided before, code that is not seen may have set it since: no proof that we get here."""
    decision = decision_of(test)
    state = frame.state
    if state is None or decision is None or not decision.attributes or state.answer_to(test) is None:
        yield
        return
    was_in_doubt = state.context.in_doubt
    state.set_context(in_doubt=True)
    yield
    if frame.state is not None:
        frame.state.set_context(in_doubt=was_in_doubt)
