"""Types: what an annotation promises, and what isinstance tells apart."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from dataclasses import dataclass, replace

from lint_rules.knowledge import schema
from lint_rules.values.definitions import inheritance
from lint_rules.values.domain.fact import Fact, Origin
from lint_rules.values.domain.joining import join_all
from lint_rules.values.domain.kinds import python_kind
from lint_rules.values.domain.library_value import LibraryObject
from lint_rules.values.domain.memory import made
from lint_rules.values.domain.outcomes import Device, RequiresGrad
from lint_rules.values.domain.promises import promised, proven
from lint_rules.values.domain.text import FormattedString
from lint_rules.values.domain.value import (
    NONE,
    Array,
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
    UnknownValue,
    Value,
    alternatives,
    unknown,
)
from lint_rules.values.frames.frame import Frame
from lint_rules.values.tree.syntax import last_name

_BUILTIN_KINDS = {
    "int": "int",
    "float": "float",
    "bool": "bool",
    "str": "string",
    "complex": "complex",
    "bytes": "object",
}
_SEQUENCES = frozenset(
    {"list", "tuple", "set", "frozenset", "List", "Tuple", "Sequence", "Iterable", "Iterator", "Set"}
)
_MAPPINGS = frozenset({"dict", "Dict", "Mapping", "MutableMapping", "OrderedDict", "DefaultDict", "defaultdict"})
_TESTED = "the test of its type"
TestedType = Value | schema.TypeName
_TRANSPARENT = frozenset({"Optional", "Union", "Annotated", "Final", "ClassVar", "Required", "NotRequired"})


def value_of_annotation(frame: Frame, annotation: ast.expr | None, subject: str, node: ast.AST) -> Value:
    """What a value is that carries this annotation; `subject` names it for the reason (`parameter 'x'`)."""
    return promised(_annotated(frame, annotation, subject, node))


def _annotated(frame: Frame, annotation: ast.expr | None, subject: str, node: ast.AST) -> Value:
    if annotation is None:
        return unknown(node, f"{subject} has no annotation")
    if isinstance(annotation, ast.Constant) and isinstance(annotation.value, str):
        return _value_of_text(frame, annotation.value, subject, node)
    if isinstance(annotation, ast.Constant) and annotation.value is None:
        return NONE
    if isinstance(annotation, ast.BinOp) and isinstance(annotation.op, ast.BitOr):
        sides = (annotation.left, annotation.right)
        return join_all([_annotated(frame, side, subject, node) for side in sides])
    if isinstance(annotation, ast.Subscript):
        return _value_of_generic(frame, annotation, subject, node)
    return value_of_type(frame, frame.evaluate(annotation), subject, node)


def _value_of_text(frame: Frame, text: str, subject: str, node: ast.AST) -> Value:
    try:
        parsed = ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError):
        return unknown(node, f"the annotation of {subject} cannot be parsed")
    return _annotated(frame, parsed, subject, node)


def _value_of_generic(frame: Frame, annotation: ast.Subscript, subject: str, node: ast.AST) -> Value:
    name = last_name(annotation.value)
    inside = annotation.slice.elts if isinstance(annotation.slice, ast.Tuple) else [annotation.slice]
    if name in _TRANSPARENT:
        parts = inside if name == "Union" else inside[:1]
        results = [_annotated(frame, part, subject, node) for part in parts]
        return join_all([*results, NONE] if name == "Optional" else results)
    if name in _SEQUENCES:
        return _value_of_sequence(frame, name, inside, subject, node)
    if name in _MAPPINGS and len(inside) == 2:
        return Dictionary((), _annotated(frame, inside[1], subject, node), frame.engine.fresh())
    base = frame.evaluate(annotation.value)
    value = value_of_type(frame, base, subject, node)
    if isinstance(value, Array):
        return _array_with_dtype(frame, value, inside)
    # jaxtyping and its like: Float[Tensor, "batch dim"] names the array type first.
    first = _annotated(frame, inside[0], subject, node) if isinstance(value, UnknownValue) else value
    return first if isinstance(first, (Tensor, Array)) else value


def _value_of_sequence(frame: Frame, name: str, inside: list[ast.expr], subject: str, node: ast.AST) -> Value:
    is_tuple = name in ("tuple", "Tuple")
    open_ended = len(inside) == 2 and isinstance(inside[1], ast.Constant) and inside[1].value is Ellipsis
    parts = inside[:1] if open_ended or not is_tuple else inside
    elements = tuple(_annotated(frame, part, subject, node) for part in parts)
    if not elements:
        return unknown(node, f"the annotation of {subject} is not understood")
    exact = elements if is_tuple and not open_ended else None
    return Sequence(exact, join_all(elements), not is_tuple, identity=frame.engine.fresh())


def _array_with_dtype(frame: Frame, array: Array, inside: list[ast.expr]) -> Array:
    for part in inside:
        inner = part.slice if isinstance(part, ast.Subscript) else part
        if isinstance(inner, (ast.Name, ast.Attribute)):
            named = frame.evaluate(inner)
            if isinstance(named, DTypeObject):
                return Array(
                    Fact.of(named.dtype, Origin(part, "annotated")), array.rank, array.writable, array.negative_strides
                )
            row = frame.engine.row_of(named)
            if isinstance(row, schema.TypeName) and row.dtype:
                return Array(
                    Fact.of(row.dtype, Origin(part, "annotated")), array.rank, array.writable, array.negative_strides
                )
    return array


def value_of_type(frame: Frame, type_: Value, subject: str, node: ast.AST) -> Value:
    """An instance of a type of which nothing else is known."""
    if isinstance(type_, ClassValue):
        return frame.engine.generic_instance(type_)
    if isinstance(type_, Builtin):
        if type_.name in _BUILTIN_KINDS:
            return PythonObject(_BUILTIN_KINDS[type_.name])
        if type_.name in _SEQUENCES:
            return Sequence(None, unknown(node, f"{subject} does not say what it holds"), identity=frame.engine.fresh())
        if type_.name in _MAPPINGS:
            return Dictionary((), unknown(node, f"{subject} does not say what it holds"), frame.engine.fresh())
        return unknown(node, f"the annotation of {subject} does not decide it")
    if isinstance(type_, Constant) and type_.value is None:
        return NONE
    row = frame.engine.row_of(type_)
    if isinstance(row, schema.TypeName):
        return _value_of_row(frame, row, subject, node)
    if isinstance(row, schema.ModuleClass):
        return ModuleObject(
            row, _likely_trainable(subject, node), _follows(subject, node), identity=frame.engine.fresh()
        )
    if isinstance(row, schema.Foreign):
        return ForeignObject(row.library)
    if isinstance(row, schema.ObjectClass) and isinstance(type_, Qualified):
        return LibraryObject(frame.engine.knowledge.canonical(type_.name), _unseen(row, subject, node))
    if isinstance(type_, Qualified) and frame.engine.is_foreign(type_.name):
        return ForeignObject(type_.name.partition(".")[0])
    missing = type_.origin.missing if isinstance(type_, UnknownValue) else None
    return UnknownValue(Origin(node, f"the type of {subject} is not known", missing))


def _unseen(row: schema.ObjectClass, subject: str, node: ast.AST) -> Sequence | None:
    """What an object holds whose constructor is not seen."""
    held = unknown(node, f"{subject} does not say what it holds")
    return Sequence((held,), held, mutable=False) if row.holds is not schema.Holds.NOTHING else None


def _value_of_row(frame: Frame, row: schema.TypeName, subject: str, node: ast.AST) -> Value:
    reason = Origin(node, f"{subject} does not tell")
    dtype: Fact[str] = Fact.of(row.dtype, Origin(node, "annotated")) if row.dtype else Fact.unknown(reason)
    fresh = frame.engine.fresh()
    if row.type in (schema.Type.TENSOR, schema.Type.PARAMETER):
        grad: Fact[RequiresGrad] = Fact.unknown(reason)
        if row.type is schema.Type.PARAMETER:
            grad = Fact.of(RequiresGrad.LIKELY, Origin(node, "a parameter by its annotation"))
        is_parameter = row.type is schema.Type.PARAMETER
        return Tensor(
            grad, Fact.unknown(reason), dtype, is_parameter, identity=fresh, storage=fresh, memory=made(fresh)
        )
    if row.type in (schema.Type.ARRAY, schema.Type.ARRAY_SCALAR):
        rank = schema.Rank.NDARRAY if row.type is schema.Type.ARRAY else schema.Rank.SCALAR
        return Array(dtype, rank, Fact.unknown(reason), Fact.unknown(reason), memory=made(fresh))
    if row.type is schema.Type.MODULE:
        module = row.call if isinstance(row.call, schema.ModuleClass) else None
        return ModuleObject(module, _likely_trainable(subject, node), _follows(subject, node), identity=fresh)
    if row.type is schema.Type.DEVICE:
        return DeviceObject(Fact.unknown(reason))
    return PythonObject("object")


def _likely_trainable(subject: str, node: ast.AST) -> Fact[RequiresGrad]:
    return Fact.of(RequiresGrad.LIKELY, Origin(node, f"{subject} is a module, and modules are trainable by default"))


def _follows(subject: str, node: ast.AST) -> Fact[Device]:
    return Fact.of(Device.FOLLOWS, Origin(node, f"{subject} is a module, and lies where its user put it"))


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
        return value if any(_may_be_same_kind(value, one) for one in self.instances) else None

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
        return value

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
        if isinstance(value, Dictionary):
            # One that was seen being written out; an annotation may as well mean another mapping.
            return bool(value.items) and any(isinstance(one, Dictionary) for one in self.instances)
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
    return isinstance(instance, (type(value), UnknownValue))


def is_of_type(frame: Frame, types: Iterable[TestedType], node: ast.AST) -> Verdicts:
    """The verdicts of a test against types."""
    instances: list[Value] = []
    whole = True
    for type_ in types:
        if isinstance(type_, schema.TypeName):
            instances.append(_value_of_row(frame, type_, _TESTED, node))
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
