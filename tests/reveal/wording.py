"""Abstract values in words: how a program's comment states one, and how such a comment is read."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping
from dataclasses import replace
from enum import Enum
from typing import TypeVar

from lint_rules.knowledge import schema
from lint_rules.values.domain.fact import UNKNOWN, Fact, Unknown
from lint_rules.values.domain.joining import join_all
from lint_rules.values.domain.outcomes import Device, RequiresGrad
from lint_rules.values.domain.text import FormattedString
from lint_rules.values.domain.value import (
    Array,
    BoundMethod,
    Builtin,
    ClassValue,
    Constant,
    DeviceObject,
    Dictionary,
    DTypeObject,
    ForeignObject,
    FunctionValue,
    Instance,
    ModuleObject,
    PythonObject,
    Qualified,
    Sequence,
    Tensor,
    Union,
    UnknownValue,
    Value,
    unknown,
)

_T = TypeVar("_T")
_E = TypeVar("_E", bound=Enum)
_RANKS = {
    schema.Rank.ARRAY: "array",
    schema.Rank.NDARRAY: "ndarray",
    schema.Rank.SCALAR: "scalar",
    schema.Rank.LIKELY: "probable array",
    schema.Rank.EITHER: "array or scalar",
}


def in_words(value: Value) -> str:
    """A value as a comment states it: `tensor grad=no device=cpu dtype=float32`; `?` is what is not known."""
    match value:
        case Tensor():
            return _tensor(value)
        case Array():
            return _array(value)
        case ModuleObject():
            return f"module grad={_fact(value.trainable)} device={_fact(value.device)}"
        case Sequence():
            return _sequence(value)
        case Dictionary():
            held = [f"{key!r}: {in_words(one)}" for key, one in value.items]
            rest = [] if value.rest is None else [f"...: {in_words(value.rest)}"]
            return "{" + ", ".join([*held, *rest]) + "}"
        case Union():
            return " or ".join(sorted(map(in_words, value.alternatives)))
        case UnknownValue():
            return "not a tensor" if value.never_tensor else "unknown"
        case Constant():
            return repr(value.value)
        case _:
            return _object(value)


def _tensor(tensor: Tensor) -> str:
    presumed = "presumed " if tensor.presumed is not None else ""
    kind = "parameter" if tensor.is_parameter else "tensor"
    facts = f"grad={_fact(tensor.requires_grad)} device={_fact(tensor.device)} dtype={_fact(tensor.dtype)}"
    return f"{presumed}{kind} {facts}"


def _array(array: Array) -> str:
    text = f"{_RANKS[array.rank]} dtype={_fact(array.dtype)}"
    if array.writable.single is not True:
        text += f" writable={_fact(array.writable)}"
    if array.negative_strides.single is not False:
        text += f" negative_strides={_fact(array.negative_strides)}"
    return text


def _sequence(sequence: Sequence) -> str:
    opening, closing = ("[", "]") if sequence.mutable else ("(", ")")
    if sequence.elements is None:
        return f"{opening}{in_words(sequence.element)}, ...{closing}"
    return opening + ", ".join(map(in_words, sequence.elements)) + closing


def _object(value: Value) -> str:
    match value:
        case PythonObject():
            return value.kind
        case Instance():
            return value.class_.syntax.name
        case ClassValue():
            return f"class {value.syntax.name}"
        case FunctionValue():
            return f"function {getattr(value.node, 'name', 'lambda')}"
        case DeviceObject():
            return f"device {_fact(value.device)}"
        case DTypeObject():
            return f"dtype {value.dtype}"
        case Qualified() | Builtin():
            return value.name
        case BoundMethod():
            return f"method {value.name}"
        case ForeignObject():
            return f"{value.library} object"
        case FormattedString():
            return "string"
        case _:
            return "context"


def _fact(fact: Fact[_T]) -> str:
    return "|".join(sorted(_word(outcome) for outcome in fact.outcomes))


def _word(outcome: object) -> str:
    if outcome is UNKNOWN:
        return "?"
    if isinstance(outcome, bool):
        return "yes" if outcome else "no"
    return str(outcome.value) if isinstance(outcome, Enum) else str(outcome)


def corrected(value: Value, words: str) -> Value:
    """The value with what `words` say instead: single facts (`grad=no`), or another value as a whole."""
    first = words.partition(" ")[0]
    return _with_facts(value, _pairs(words.split())) if "=" in first else in_abstract(words)


def in_abstract(words: str) -> Value:
    """The value that `in_words` would state so, as far as tensors, arrays, constants and containers of them go."""
    kinds = [_one_in_abstract(one) for one in _split(words.replace("array or scalar", "either"), " or ")]
    return kinds[0] if len(kinds) == 1 else Union(tuple(kinds))


def _one_in_abstract(words: str) -> Value:
    if words[0] in "([" and words[-1] in ")]":
        return _sequence_in_abstract(words)
    first, *rest = words.removeprefix("presumed ").split()
    if first in ("tensor", "parameter"):
        blank: Fact[RequiresGrad] = Fact.unknown()
        return _with_facts(Tensor(blank, Fact.unknown(), Fact.unknown(), first == "parameter"), _pairs(rest))
    if first in _NAMED_RANKS:
        return _with_facts(Array(Fact.unknown(), _NAMED_RANKS[first]), _pairs(rest))
    if words == "unknown":
        return unknown(None, "")
    try:
        return Constant(ast.literal_eval(words))
    except (ValueError, SyntaxError):
        return PythonObject(words)


_NAMED_RANKS = {
    "array": schema.Rank.ARRAY,
    "ndarray": schema.Rank.NDARRAY,
    "scalar": schema.Rank.SCALAR,
    "likely": schema.Rank.LIKELY,
    "either": schema.Rank.EITHER,
}


def _sequence_in_abstract(words: str) -> Value:
    parts = [in_abstract(part) for part in _split(words[1:-1], ", ") if part != "..."]
    open_ended = words[1:-1].endswith("...")
    return Sequence(None if open_ended else tuple(parts), join_all(parts), words[0] == "[")


def _split(words: str, separator: str) -> list[str]:
    """Split where no bracket is open."""
    parts, depth = [""], 0
    position = 0
    while position < len(words):
        if depth == 0 and words.startswith(separator, position):
            parts.append("")
            position += len(separator)
            continue
        depth += (words[position] in "([{") - (words[position] in ")]}")
        parts[-1] += words[position]
        position += 1
    return parts


def _pairs(words: Iterable[str]) -> Mapping[str, str]:
    return {name: said for name, _, said in (word.partition("=") for word in words)}


def _with_facts(value: Value, said: Mapping[str, str]) -> Value:
    match value:
        case Tensor():
            return replace(
                value,
                requires_grad=_one_of(RequiresGrad, said["grad"]) if "grad" in said else value.requires_grad,
                device=_one_of(Device, said["device"]) if "device" in said else value.device,
                dtype=_named(said["dtype"]) if "dtype" in said else value.dtype,
            )
        case Array():
            return replace(
                value,
                dtype=_named(said["dtype"]) if "dtype" in said else value.dtype,
                writable=_yes_or_no(said["writable"]) if "writable" in said else value.writable,
                negative_strides=_yes_or_no(said["negative_strides"])
                if "negative_strides" in said
                else value.negative_strides,
            )
        case _:
            raise ValueError(f"{in_words(value)} has no facts to correct")


def _one_of(kind: type[_E], said: str) -> Fact[_E]:
    outcomes: dict[_E | Unknown, None] = {UNKNOWN if word == "?" else kind(word): None for word in said.split("|")}
    return Fact(outcomes)


def _named(said: str) -> Fact[str]:
    outcomes: dict[str | Unknown, None] = {UNKNOWN if word == "?" else word: None for word in said.split("|")}
    return Fact(outcomes)


def _yes_or_no(said: str) -> Fact[bool]:
    outcomes: dict[bool | Unknown, None] = {UNKNOWN if word == "?" else word == "yes": None for word in said.split("|")}
    return Fact(outcomes)
