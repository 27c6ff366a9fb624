"""The patterns of `match`: what they bind."""

from __future__ import annotations

import ast

from lint_rules.values import records
from lint_rules.values.frame import Frame
from lint_rules.values.iteration import element_of, unpacked
from lint_rules.values.syntax import path_of
from lint_rules.values.types import is_of_type
from lint_rules.values.value import (
    Builtin,
    Constant,
    Dictionary,
    Instance,
    Sequence,
    Union,
    Value,
    alternatives,
    unknown,
)


def always_matches(pattern: ast.pattern) -> bool:
    """Whether no later case is reached."""
    return isinstance(pattern, ast.MatchAs) and (pattern.pattern is None or always_matches(pattern.pattern))


def cannot_match(pattern: ast.pattern, subject: Value) -> bool:
    """Whether a literal pattern is certainly not the subject."""
    if not isinstance(subject, Constant):
        return False
    if isinstance(pattern, ast.MatchSingleton):
        return subject.value is not pattern.value
    if isinstance(pattern, ast.MatchValue) and isinstance(pattern.value, ast.Constant):
        return subject.value != pattern.value.value
    return False


def bind(frame: Frame, pattern: ast.pattern, subject: Value) -> None:
    """Bind the names of a pattern, as far as the subject tells what they hold."""
    if frame.state is None:
        return
    if isinstance(pattern, ast.MatchAs):
        inner = _narrowed(frame, pattern.pattern, subject)
        if pattern.pattern is not None:
            bind(frame, pattern.pattern, inner)
        if pattern.name is not None:
            frame.bind_name(pattern.name, inner)
    elif isinstance(pattern, ast.MatchStar):
        if pattern.name is not None:
            rest = Sequence(None, element_of(frame, subject, pattern), identity=frame.engine.fresh())
            frame.bind_name(pattern.name, rest)
    elif isinstance(pattern, ast.MatchSequence):
        _bind_sequence(frame, pattern, subject)
    elif isinstance(pattern, ast.MatchMapping):
        _bind_mapping(frame, pattern, subject)
    elif isinstance(pattern, ast.MatchClass):
        _bind_class(frame, pattern, subject)
    elif isinstance(pattern, ast.MatchOr):
        for part in pattern.patterns:
            bind(frame, part, subject)


def _bind_class(frame: Frame, pattern: ast.MatchClass, subject: Value) -> None:
    """`case Point(x, y=b):`: attributes of the subject, by keyword or in the order that its class says."""
    narrowed = _narrowed(frame, pattern, subject)
    names = _positional_names(narrowed)
    for index, part in enumerate(pattern.patterns):
        if index < len(names):
            held = frame.engine.attribute(frame, narrowed, names[index], pattern.cls)
        elif len(pattern.patterns) == 1 and isinstance(frame.evaluate(pattern.cls), Builtin):
            held = narrowed
        else:
            held = unknown(part, "it is an attribute found by a pattern")
        bind(frame, part, held)
    for name, part in zip(pattern.kwd_attrs, pattern.kwd_patterns, strict=True):
        if frame.state is not None:
            bind(frame, part, frame.engine.attribute(frame, narrowed, name, pattern.cls))


def _positional_names(subject: Value) -> tuple[str, ...]:
    if isinstance(subject, Instance):
        return records.field_names(subject.class_)
    return subject.names if isinstance(subject, Sequence) else ()


def _narrowed(frame: Frame, pattern: ast.pattern | None, subject: Value) -> Value:
    """`case torch.Tensor() as t`: the subject, as far as it is of that class."""
    if not isinstance(pattern, ast.MatchClass) or path_of(pattern.cls) is None:
        return subject
    verdicts = is_of_type(frame, (frame.evaluate(pattern.cls),), pattern.cls)
    kept = [one for before in alternatives(subject) if (one := verdicts.narrowed(before, pattern.cls)) is not None]
    if not kept:
        return unknown(pattern, "no such value was seen coming here")
    return kept[0] if len(kept) == 1 else Union(tuple(kept))


def _bind_sequence(frame: Frame, pattern: ast.MatchSequence, subject: Value) -> None:
    starred = any(isinstance(part, ast.MatchStar) for part in pattern.patterns)
    if starred:
        element = element_of(frame, subject, pattern)
        for part in pattern.patterns:
            bind(frame, part, subject if isinstance(part, ast.MatchStar) else element)
        return
    for part, value in zip(pattern.patterns, unpacked(frame, subject, len(pattern.patterns), pattern), strict=True):
        bind(frame, part, value)


def _bind_mapping(frame: Frame, pattern: ast.MatchMapping, subject: Value) -> None:
    for key, part in zip(pattern.keys, pattern.patterns, strict=True):
        held = None
        if isinstance(subject, Dictionary) and isinstance(key, ast.Constant):
            held = subject.get(key.value)
        bind(frame, part, held or unknown(part, "it is taken from a mapping by a pattern"))
    if pattern.rest is not None:
        rest: Value = unknown(pattern, "it is the rest of a mapping")
        if isinstance(subject, Dictionary):
            taken = [key.value for key in pattern.keys if isinstance(key, ast.Constant)]
            kept = tuple(item for item in subject.items if item[0] not in taken)
            rest = Dictionary(kept, subject.rest, frame.engine.fresh())
        frame.bind_name(pattern.rest, rest)
