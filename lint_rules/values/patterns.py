"""The patterns of `match`: what they bind."""

from __future__ import annotations

import ast

from lint_rules.values import narrow_types
from lint_rules.values.frame import Frame
from lint_rules.values.iteration import element_of, unpacked
from lint_rules.values.refine import Branches
from lint_rules.values.syntax import path_of
from lint_rules.values.types import is_of_type
from lint_rules.values.value import Constant, Dictionary, Sequence, Union, Value, alternatives, unknown


def always_matches(pattern: ast.pattern) -> bool:
    """Whether no later case is reached."""
    return isinstance(pattern, ast.MatchAs) and (pattern.pattern is None or always_matches(pattern.pattern))


def cannot_match(pattern: ast.pattern, subject: Value) -> bool:
    """Whether a literal pattern is certainly not the subject."""
    if not isinstance(subject, Constant) or subject.is_promised:
        return False
    if isinstance(pattern, ast.MatchSingleton):
        return subject.value is not pattern.value
    if isinstance(pattern, ast.MatchValue) and isinstance(pattern.value, ast.Constant):
        return subject.value != pattern.value.value
    return False


def split(frame: Frame, pattern: ast.pattern, subject: ast.expr) -> Branches:
    """The states in which a pattern matches and does not, as far as it asks for the class of the subject alone."""
    state = frame.here
    classes = _classes(pattern)
    if classes is None or path_of(subject) is None:
        return state.fork(), state
    return narrow_types.type_test(frame, state, subject, tuple(frame.evaluate(one) for one in classes))


def _classes(pattern: ast.pattern | None) -> list[ast.expr] | None:
    """The classes that a pattern asks for, where it asks for nothing else."""
    if isinstance(pattern, ast.MatchAs):
        return _classes(pattern.pattern)
    if isinstance(pattern, ast.MatchClass):
        return None if pattern.patterns or pattern.kwd_patterns else [pattern.cls]
    if isinstance(pattern, ast.MatchOr):
        parts = [_classes(part) for part in pattern.patterns]
        return None if None in parts else [one for part in parts for one in part or ()]
    return None


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
            frame.bind_name(pattern.name, Sequence(None, element_of(frame, subject, pattern)))
    elif isinstance(pattern, ast.MatchSequence):
        _bind_sequence(frame, pattern, subject)
    elif isinstance(pattern, ast.MatchMapping):
        _bind_mapping(frame, pattern, subject)
    elif isinstance(pattern, ast.MatchClass):
        for part in (*pattern.patterns, *pattern.kwd_patterns):
            bind(frame, part, unknown(part, "it is an attribute found by a pattern"))
    elif isinstance(pattern, ast.MatchOr):
        for part in pattern.patterns:
            bind(frame, part, subject)


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
        frame.bind_name(pattern.rest, unknown(pattern, "it is the rest of a mapping"))
