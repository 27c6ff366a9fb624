"""What a test of types says of a value: `isinstance(x, T)` and its like."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from dataclasses import dataclass, replace

from lint_rules.knowledge import schema
from lint_rules.values.definitions import inheritance
from lint_rules.values.definitions.types import value_of_row, value_of_type
from lint_rules.values.domain.fact import Fact, Origin
from lint_rules.values.domain.joining import join_all
from lint_rules.values.domain.kinds import python_kind
from lint_rules.values.domain.library_value import LibraryObject
from lint_rules.values.domain.outcomes import Device
from lint_rules.values.domain.promises import proven
from lint_rules.values.domain.text import FormattedString
from lint_rules.values.domain.value import (
    NONE,
    Array,
    Builtin,
    ClassValue,
    Constant,
    Dictionary,
    ForeignObject,
    FunctionValue,
    Instance,
    ModuleObject,
    PythonObject,
    Sequence,
    Tensor,
    UnknownValue,
    Value,
    alternatives,
)
from lint_rules.values.frames.frame import Frame

_TESTED = "the test of its type"
TestedType = Value | schema.TypeName


def type_tests(frame: Frame, call: ast.Call) -> tuple[ast.expr, tuple[TestedType, ...]] | None:
    """The subject and the types of `isinstance(x, T)` and its like, or None if the call is no such test."""
    callee = frame.evaluate(call.func)
    if callee == Builtin("isinstance") and len(call.args) == 2:
        named = frame.evaluate(call.args[1])
        types = named.elements if isinstance(named, Sequence) and named.elements else (named,)
        return call.args[0], types
    row = frame.engine.row_of(callee)
    if isinstance(row, schema.TypeTest) and call.args:
        return call.args[0], (schema.TypeName(row.type),)
    return None


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What a test against some types says about values. `whole` is whether every one of the types is known."""

    instances: tuple[Value, ...]
    whole: bool

    def narrowed(self, value: Value, node: ast.AST) -> Value | None:
        """The value where the test holds, or None if it cannot."""
        if isinstance(value, UnknownValue):
            return self._instance_of_unknown(value)
        if isinstance(value, Tensor) and value.presumed is not None and self._has(Tensor):
            return replace(value, presumed=None, is_promised=False)
        if self.certainly(value):
            return proven(value)
        if not self.whole or isinstance(value, (Instance, FunctionValue, ClassValue)):
            return value
        if isinstance(value, Sequence) and value.names:
            # A named tuple may be one of any class.
            return value
        if isinstance(value, Tensor) and value.presumed is not None:
            # It may be an object that holds tensors, and a container passes for one of these; a number is a number.
            return value if not all(map(_is_plain, self.instances)) else join_all(self.instances)
        if not any(_may_be_same_kind(value, one) for one in self.instances):
            return None
        return self._of_builtins(value) if isinstance(value, Sequence) else value

    def _of_builtins(self, value: Sequence) -> Sequence:
        """A sequence that passes, and is no longer what does not."""
        if not all(one.builtins for one in self.instances if isinstance(one, Sequence)):
            return value
        return replace(value, builtins=value.builtins & self._builtins if value.builtins else self._builtins)

    def _instance_of_unknown(self, value: UnknownValue) -> Value | None:
        if not self.instances or not self.whole:
            return value
        kept = [one for one in self.instances if not (value.never_tensor and isinstance(one, Tensor))]
        return join_all([_at(one, value.device) for one in kept]) if kept else None

    def otherwise(self, value: Value) -> Value | None:
        """The value where the test fails, or None if it cannot."""
        if self.certainly(value):
            return None
        if isinstance(value, UnknownValue) and self._covers_all_tensors:
            return replace(value, never_tensor=True)
        if isinstance(value, Tensor) and value.presumed is not None and self._covers_all_tensors:
            return UnknownValue(value.presumed, value.identity, never_tensor=True)
        return replace(value, builtins=value.builtins - self._builtins) if isinstance(value, Sequence) else value

    @property
    def _builtins(self) -> frozenset[str]:
        """Which types of sequences pass, each as a whole."""
        return frozenset[str]().union(*(one.builtins for one in self.instances if isinstance(one, Sequence)))

    @property
    def expected(self) -> Value | None:
        """What the test asks for, where that is known."""
        return join_all(self.instances) if self.instances else None

    def contradicted(self, node: ast.AST) -> Value:
        """What a value is that fails the test, whatever it was said to be."""
        origin = Origin(node, "the test says that it is not what it was said to be")
        return UnknownValue(origin, never_tensor=self._covers_all_tensors)

    @property
    def _covers_all_tensors(self) -> bool:
        return any(
            isinstance(one, Tensor) and not one.is_parameter and not one.dtype.is_known for one in self.instances
        )

    def certainly(self, value: Value) -> bool:
        """Whether the test holds for every such value, so that none is left where it fails."""
        if isinstance(value, Tensor):
            return value.presumed is None and any(
                isinstance(one, Tensor) and (not one.is_parameter or value.is_parameter) and not one.dtype.is_known
                for one in self.instances
            )
        if isinstance(value, Array):
            return value.is_ndarray and any(isinstance(one, Array) and one.is_ndarray for one in self.instances)
        if isinstance(value, Sequence):
            return bool(value.builtins) and not value.is_promised and value.builtins <= self._builtins
        if isinstance(value, Dictionary):
            # One that was seen being made; an annotation may as well mean another mapping.
            is_seen = bool(value.items) or (value.is_dict and not value.is_promised)
            return is_seen and any(isinstance(one, Dictionary) for one in self.instances)
        if isinstance(value, (Constant, PythonObject)):
            # What is only known to be an object may be one of any type.
            kind = python_kind(value)
            return kind != "object" and PythonObject(kind) in self.instances
        return False

    def _has(self, kind: type[Tensor]) -> bool:
        return any(isinstance(one, kind) for one in self.instances)


def _at(value: Value, device: Fact[Device] | None) -> Value:
    """An instance of a tested type, with what was known before of where it lies."""
    return replace(value, device=device) if device is not None and isinstance(value, (Tensor, ModuleObject)) else value


def _is_plain(instance: Value) -> bool:
    return isinstance(instance, (Constant, PythonObject, Array))


def _may_be_same_kind(value: Value, instance: Value) -> bool:
    if isinstance(value, (ForeignObject, LibraryObject)):
        # Which class of a library it is does not always show.
        return isinstance(instance, (ForeignObject, LibraryObject, UnknownValue))
    if isinstance(value, (Constant, PythonObject, FormattedString)):
        return isinstance(instance, (Constant, PythonObject)) and value != NONE
    if isinstance(value, Sequence) and isinstance(instance, Sequence) and value.builtins and not value.is_promised:
        return not instance.builtins or not value.builtins.isdisjoint(instance.builtins)
    return isinstance(instance, (type(value), UnknownValue))


def is_of_type(frame: Frame, types: Iterable[TestedType], node: ast.AST) -> Verdicts:
    """The verdicts of a test against types."""
    instances: list[Value] = []
    whole = True
    for type_ in types:
        if isinstance(type_, schema.TypeName):
            instances.append(value_of_row(frame, type_, _TESTED, node))
            continue
        if isinstance(type_, Sequence) and type_.elements is None:
            whole = False
            continue
        for one in alternatives(type_):
            if isinstance(one, ClassValue) and inheritance.decides_what_is_instance(one):
                whole = False
                continue
            value = value_of_type(frame, one, _TESTED, node)
            whole = whole and not isinstance(value, UnknownValue)
            instances.append(value)
    return Verdicts(tuple(instances), whole)
