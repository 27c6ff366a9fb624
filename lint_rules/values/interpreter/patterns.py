"""The patterns of `match`: what they bind."""

from __future__ import annotations

import ast

from lint_rules.values.conditions import narrow
from lint_rules.values.definitions import records
from lint_rules.values.definitions.type_tests import is_of_type
from lint_rules.values.domain.value import (
    Builtin,
    ClassValue,
    Constant,
    Dictionary,
    Instance,
    Sequence,
    Union,
    Value,
    alternatives,
    unknown,
)
from lint_rules.values.frames.forking import on_paths
from lint_rules.values.frames.frame import Frame
from lint_rules.values.frames.refine import Branches
from lint_rules.values.items.iteration import element_of, unpacked
from lint_rules.values.tree.syntax import path_of


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
    """The states in which a pattern matches a subject and in which it does not, as far as that tells them apart."""
    assert frame.state is not None
    test = _as_test(pattern, subject)
    if test is None:
        return frame.state, frame.state.fork()
    state = frame.state
    holds, fails = narrow.split(frame, test)
    return holds, fails if _is_whole(pattern) else state


def subject_of(frame: Frame, subject: ast.expr, value: Value) -> Value:
    """What a matched name holds where the pattern matches; anything else is not evaluated again."""
    return frame.evaluate(subject) if isinstance(subject, ast.Name) else value


def _as_test(pattern: ast.pattern, subject: ast.expr) -> ast.expr | None:
    """The condition on a subject that says what the pattern says, or a part of it."""
    test: ast.expr
    if isinstance(pattern, ast.MatchAs) and pattern.pattern is not None:
        return _as_test(pattern.pattern, subject)
    if isinstance(pattern, ast.MatchClass):
        test = ast.Call(ast.Name("isinstance", ast.Load()), [subject, pattern.cls], [])
    elif isinstance(pattern, ast.MatchSingleton):
        test = ast.Compare(subject, [ast.Is()], [ast.Constant(pattern.value)])
    elif isinstance(pattern, ast.MatchValue):
        test = ast.Compare(subject, [ast.Eq()], [pattern.value])
    elif isinstance(pattern, ast.MatchOr):
        tests = [_as_test(part, subject) for part in pattern.patterns]
        known = [one for one in tests if one is not None]
        if len(known) < len(tests):
            return None
        test = ast.BoolOp(ast.Or(), known)
    else:
        return None
    return ast.fix_missing_locations(ast.copy_location(test, pattern))


def _is_whole(pattern: ast.pattern) -> bool:
    """Whether nothing but the condition decides that the pattern matches."""
    if isinstance(pattern, ast.MatchAs):
        return pattern.pattern is None or _is_whole(pattern.pattern)
    if isinstance(pattern, ast.MatchOr):
        return all(map(_is_whole, pattern.patterns))
    return not isinstance(pattern, ast.MatchClass) or not (pattern.patterns or pattern.kwd_patterns)


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
            rest = element_of(frame, subject, pattern)
            frame.bind_name(pattern.name, Sequence(None, rest, identity=frame.engine.fresh()))
    elif isinstance(pattern, ast.MatchSequence):
        _bind_sequence(frame, pattern, subject)
    elif isinstance(pattern, ast.MatchMapping):
        _bind_mapping(frame, pattern, subject)
    elif isinstance(pattern, ast.MatchClass):
        _bind_class(frame, pattern, subject)
    elif isinstance(pattern, ast.MatchOr):
        on_paths(frame, pattern.patterns, lambda part: bind(frame, part, subject))


def _narrowed(frame: Frame, pattern: ast.pattern | None, subject: Value) -> Value:
    """`case torch.Tensor() as t`: the subject, as far as it is of that class."""
    if not isinstance(pattern, ast.MatchClass) or path_of(pattern.cls) is None:
        return subject
    verdicts = is_of_type(frame, (frame.evaluate(pattern.cls),), pattern.cls)
    kept = [one for before in alternatives(subject) if (one := verdicts.narrowed(before, pattern.cls)) is not None]
    if not kept:
        return unknown(pattern, "no such value was seen coming here")
    return kept[0] if len(kept) == 1 else Union(tuple(kept))


def _bind_class(frame: Frame, pattern: ast.MatchClass, subject: Value) -> None:
    """`case Point(x, y=b):`: attributes of the subject, by keyword or in the order that its class says."""
    class_ = frame.evaluate(pattern.cls)
    narrowed = _narrowed(frame, pattern, subject)
    names = _positional_names(frame, class_, narrowed, pattern)
    for index, part in enumerate(pattern.patterns):
        if index < len(names) and frame.state is not None:
            held = frame.engine.attribute(frame, narrowed, names[index], pattern.cls)
        elif len(pattern.patterns) == 1 and isinstance(class_, Builtin):
            held = narrowed
        else:
            held = unknown(part, "it is an attribute found by a pattern")
        bind(frame, part, held)
    for name, part in zip(pattern.kwd_attrs, pattern.kwd_patterns, strict=True):
        if frame.state is not None:
            bind(frame, part, frame.engine.attribute(frame, narrowed, name, pattern.cls))


def _positional_names(frame: Frame, class_: Value, subject: Value, pattern: ast.MatchClass) -> tuple[str, ...]:
    if isinstance(class_, ClassValue) and pattern.patterns:
        named = frame.engine.class_attribute(frame, class_, "__match_args__", pattern.cls)
        parts = named.elements if isinstance(named, Sequence) and named.elements is not None else ()
        written = [one.value for one in parts if isinstance(one, Constant) and isinstance(one.value, str)]
        if written and len(written) == len(parts):
            return tuple(written)
    if isinstance(subject, Instance):
        return records.field_names(subject.class_)
    return subject.names if isinstance(subject, Sequence) else ()


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
