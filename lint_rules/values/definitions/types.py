"""Types: what an annotation promises, and what isinstance tells apart."""

from __future__ import annotations

import ast

from lint_rules.knowledge import schema
from lint_rules.values.domain.fact import Fact, Origin
from lint_rules.values.domain.joining import join_all
from lint_rules.values.domain.library_value import LibraryObject
from lint_rules.values.domain.memory import made
from lint_rules.values.domain.outcomes import Device, RequiresGrad
from lint_rules.values.domain.promises import promised
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
    ModuleObject,
    PythonObject,
    Qualified,
    Sequence,
    Tensor,
    UnknownValue,
    Value,
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
_BUILTIN_SEQUENCES = frozenset({"list", "set", "tuple"})
_MAPPINGS = frozenset({"dict", "Dict", "Mapping", "MutableMapping", "OrderedDict", "DefaultDict", "defaultdict"})
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
            held = unknown(node, f"{subject} does not say what it holds")
            return Sequence(None, held, identity=frame.engine.fresh(), builtins=_BUILTIN_SEQUENCES & {type_.name})
        if type_.name in _MAPPINGS:
            held = unknown(node, f"{subject} does not say what it holds")
            return Dictionary((), held, frame.engine.fresh(), is_dict=type_.name == "dict")
        return unknown(node, f"the annotation of {subject} does not decide it")
    if isinstance(type_, Constant) and type_.value is None:
        return NONE
    row = frame.engine.row_of(type_)
    if isinstance(row, schema.TypeName):
        return value_of_row(frame, row, subject, node)
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


def value_of_row(frame: Frame, row: schema.TypeName, subject: str, node: ast.AST) -> Value:
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
