"""Keys that a dict makes an entry for when it is asked for them: the factory of a `defaultdict` runs there."""

from __future__ import annotations

import ast

from lint_rules.values.changes.mutation import Mutation, mutate
from lint_rules.values.domain.joining import join, join_all
from lint_rules.values.domain.value import Constant, Dictionary, Value
from lint_rules.values.frames.frame import Frame
from lint_rules.values.items.changed_items import with_entry


def note_factory(frame: Frame, made: Dictionary, factory: Value) -> None:
    """From here on, a dict asks the factory for what is missing."""
    frame.engine.memo.factories.update(dict.fromkeys(made.identity, factory))


def forget_factory(frame: Frame, container: Value) -> None:
    """The factory of a dict may be another now."""
    if isinstance(container, Dictionary):
        for token in container.identity:
            frame.engine.memo.factories.pop(token, None)


def share_factory(frame: Frame, source: Dictionary, copy: Dictionary) -> Dictionary:
    """A copy of a dict has the same factory."""
    factories = frame.engine.memo.factories
    for token in source.identity & factories.keys():
        note_factory(frame, copy, factories[token])
    return copy


def with_missing(frame: Frame, container: Dictionary, key: Value, node: ast.AST) -> Dictionary:
    """The dict after it was asked for a key, with what its factory made for that if it was missing."""
    is_asked = frame.state is not None and not _is_there(container, key)
    made = _made(frame, container, node) if is_asked else None
    if made is None or frame.state is None:
        return container
    held = made if container.rest is None else join(container.rest, made)

    def change(target: Value) -> Value:
        return with_entry(target, key, held) if isinstance(target, Dictionary) else target

    mutate(frame, Mutation(container.identity, change, keeps_paths=True))
    return with_entry(container, key, held)


def _is_there(container: Dictionary, key: Value) -> bool:
    return isinstance(key, Constant) and container.get(key.value) is not None


def _made(frame: Frame, container: Dictionary, node: ast.AST) -> Value | None:
    factories = frame.engine.memo.factories
    known = [factories[token] for token in sorted(container.identity & factories.keys())]
    operands = frame.engine.operands(frame, node, None)
    made = [frame.engine.call(frame, one, operands) for one in dict.fromkeys(known) if frame.state is not None]
    return join_all(made) if made else None
