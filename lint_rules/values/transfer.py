"""What a known operation does to facts: applies a row of the tables to the values that go in."""

from __future__ import annotations

import ast
import functools
import itertools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from lint_rules.knowledge import schema
from lint_rules.values.fact import UNKNOWN, Fact, Origin, Unknown, join_facts
from lint_rules.values.state import Context
from lint_rules.values.value import (
    Array,
    Constant,
    Device,
    DeviceObject,
    Dictionary,
    DTypeObject,
    ForeignObject,
    FormattedString,
    Identity,
    ModuleObject,
    PythonObject,
    RequiresGrad,
    Sequence,
    Tensor,
    UnknownValue,
    Value,
    alternatives,
    join_all,
    python_kind,
    unknown,
)

NO_GRAD: Fact[RequiresGrad] = Fact.of(RequiresGrad.NO)
FLOATING = frozenset({"float16", "bfloat16", "float32", "float64", "complex64", "complex128"})
PYTHON_DTYPES = {"bool": "bool", "int": "int64", "float": "float64"}
_STRENGTH: dict[RequiresGrad | Unknown, int] = {
    RequiresGrad.NO: 0,
    UNKNOWN: 1,
    RequiresGrad.LIKELY: 2,
    RequiresGrad.YES: 3,
}


@dataclass(frozen=True, slots=True)
class Operands:
    """What a call is given. `context` is the one that it runs in, `fresh` a new identity for what it makes."""

    node: ast.AST
    context: Context
    fresh: Identity
    receiver: Value | None = None
    arguments: tuple[Value, ...] = ()
    keywords: Mapping[str, Value] = field(default_factory=dict)
    dtype_position: int = -1
    has_spread: bool = False
    """Whether `*args` or `**kwargs` may hold arguments that are not seen here."""

    @property
    def inputs(self) -> tuple[Value, ...]:
        """All that goes in: the receiver first."""
        first = () if self.receiver is None else (self.receiver,)
        return (*first, *self.arguments, *self.keywords.values())

    def argument(self, name: str, position: int) -> Value | None:
        """An argument by keyword, or by position where that is not negative."""
        if name in self.keywords:
            return self.keywords[name]
        return self.arguments[position] if 0 <= position < len(self.arguments) else None


def any_requires_grad(facts: Iterable[Fact[RequiresGrad]]) -> Fact[RequiresGrad]:
    """Whether a result of differentiable inputs requires grad: if any of them does."""
    result = NO_GRAD
    for fact in facts:
        if fact is NO_GRAD:
            continue
        combined: dict[RequiresGrad | Unknown, Origin | None] = {}
        for left, right in itertools.product(result.outcomes, fact.outcomes):
            if _STRENGTH[left] > _STRENGTH[right]:
                combined.setdefault(left, result.origin(left))
            else:
                combined.setdefault(right, fact.origin(right))
        result = Fact(combined)
    return result


def requires_grad_of(value: Value) -> Fact[RequiresGrad]:
    """What a value brings into the graph: that of a tensor, of the elements of a sequence, of nothing else."""
    return join_facts(_requires_grad_of_one(one) for one in alternatives(value))


def _requires_grad_of_one(value: Value) -> Fact[RequiresGrad]:
    if isinstance(value, Tensor):
        return value.requires_grad
    if isinstance(value, UnknownValue):
        return Fact.unknown(value.origin)
    if isinstance(value, Sequence):
        return any_requires_grad(requires_grad_of(element) for element in value.elements or (value.element,))
    if isinstance(value, Dictionary):
        return any_requires_grad(requires_grad_of(element) for _, element in value.items)
    return NO_GRAD


def device_of(value: Value) -> Fact[Device] | None:
    """Where a value lies, or None if it has no say in where a result lies (a number, an array)."""
    facts = [fact for one in alternatives(value) if (fact := _device_of_one(one)) is not None]
    return join_facts(facts) if facts else None


def _device_of_one(value: Value) -> Fact[Device] | None:
    if isinstance(value, (Tensor, ModuleObject)):
        return value.device
    if isinstance(value, UnknownValue):
        return Fact.unknown(value.origin)
    if isinstance(value, Sequence):
        facts = [device_of(element) for element in value.elements or (value.element,)]
        known = [fact for fact in facts if fact is not None]
        return combined_device(known) if known else None
    return None


def combined_device(facts: list[Fact[Device]]) -> Fact[Device]:
    """Where the result of several tensors lies: torch demands one device, but lets 0-d CPU tensors mix in."""
    for wanted in (Device.OFF_CPU, Device.META):
        for fact in facts:
            if fact.only(wanted):
                return fact
    undecided = [fact for fact in facts if not fact.only(Device.CPU)]
    return join_facts(undecided) if undecided else facts[0]


def named_device(value: Value | None) -> Fact[Device]:
    """The device that an argument names: a string, a number, a device object, or a tensor whose device is meant."""
    if value is None:
        return Fact.unknown(None)
    return join_facts(_named_device_of_one(one) for one in alternatives(value))


def _named_device_of_one(value: Value) -> Fact[Device]:
    if isinstance(value, DeviceObject):
        return value.device
    if isinstance(value, (Tensor, ModuleObject)):
        return value.device
    if isinstance(value, Constant):
        if isinstance(value.value, str):
            return Fact.of(device_by_name(value.value))
        if isinstance(value.value, int) and not isinstance(value.value, bool):
            return Fact.of(Device.OFF_CPU)
    if isinstance(value, FormattedString):
        return Fact.of(device_by_name(value.prefix))
    if isinstance(value, UnknownValue):
        return Fact.unknown(value.origin)
    return Fact.unknown(None)


def device_by_name(name: str) -> Device:
    """The device that a string such as `cpu`, `cuda:0` names."""
    kind = name.partition(":")[0]
    return {"cpu": Device.CPU, "meta": Device.META}.get(kind, Device.OFF_CPU)


def apply(row: schema.Result, operands: Operands) -> Value:
    """The value that a call described by `row` gives."""
    if isinstance(row, schema.TensorResult):
        return _tensor(row, operands)
    if isinstance(row, schema.TupleResult):
        elements = tuple(apply(element, operands) for element in row.elements)
        return Sequence(elements, join_all(elements), mutable=False, names=row.names)
    if isinstance(row, schema.SequenceResult):
        return Sequence(None, apply(row.element, operands), mutable=False)
    if isinstance(row, schema.ChoiceResult):
        return _choice(row, operands)
    if isinstance(row, schema.ArrayResult):
        return _array(row, operands)
    if isinstance(row, schema.DeviceResult):
        return _device_object(row, operands)
    return PythonObject(row.kind)


def _choice(row: schema.ChoiceResult, operands: Operands) -> Value:
    argument = operands.argument(row.argument, row.position)
    given = apply(row.given, operands)
    if argument is not None:
        return _choice_by_argument(row, argument, given, operands)
    missing = apply(row.missing, operands)
    return join_all([given, missing]) if operands.has_spread else missing


def _choice_by_argument(row: schema.ChoiceResult, argument: Value, given: Value, operands: Operands) -> Value:
    """`torch.max(x, y)` against `torch.max(x, dim)`: the kind of the argument tells which is meant."""
    if row.given_tensor is None:
        return given
    with_tensor = apply(row.given_tensor, operands)
    kinds = alternatives(argument)
    if all(isinstance(one, Tensor) for one in kinds):
        return with_tensor
    if any(isinstance(one, (Tensor, UnknownValue)) for one in kinds):
        return join_all([given, with_tensor])
    return given


def _device_object(row: schema.DeviceResult, operands: Operands) -> DeviceObject:
    if row.named_by_argument:
        return DeviceObject(named_device(operands.argument("device", 0) or operands.argument("type", 0)))
    device = None if operands.receiver is None else device_of(operands.receiver)
    return DeviceObject(device or Fact.unknown(None))


def _tensor(row: schema.TensorResult, operands: Operands) -> Value:
    dtype = _dtype(row.dtype, operands)
    source = _aliased(operands)
    same_object = row.alias is not schema.Alias.NEVER and source is not None
    return Tensor(
        requires_grad=_requires_grad(row, dtype, operands),
        device=_device(row.device, operands),
        dtype=dtype,
        presumed=source.presumed if isinstance(source, Tensor) else None,
        identity=source.identity if row.inplace and isinstance(source, Tensor) else operands.fresh,
        storage=(source.storage if same_object and isinstance(source, Tensor) else frozenset())
        | (operands.fresh if row.alias is not schema.Alias.ALWAYS else frozenset()),
    )


def _aliased(operands: Operands) -> Value | None:
    """What a result that shares memory shares it with: the receiver, or the first argument."""
    candidates = [operands.receiver] if operands.receiver is not None else list(operands.arguments[:1])
    for candidate in candidates:
        for one in alternatives(candidate) if candidate is not None else ():
            if isinstance(one, Tensor):
                return one
    return None


def _requires_grad(row: schema.TensorResult, dtype: Fact[str], operands: Operands) -> Fact[RequiresGrad]:
    origin = Origin(operands.node, "computed here")
    if row.grad is schema.Grad.NEVER:
        return NO_GRAD
    if row.grad in (schema.Grad.KEYWORD, schema.Grad.ALWAYS):
        return _requires_grad_by_keyword(row.grad, operands)
    if dtype.is_known and not any(str(outcome) in FLOATING for outcome in dtype.outcomes):
        return NO_GRAD
    if row.grad is schema.Grad.KEEPS:
        fact = any_requires_grad(requires_grad_of(value) for value in operands.inputs)
    elif row.grad is schema.Grad.FIRST:
        fact = _requires_grad_of_first(operands)
    elif row.grad is schema.Grad.LIKELY:
        fact = Fact.of(RequiresGrad.LIKELY, origin)
    else:
        fact = Fact.unknown(origin)
    return under_grad_mode(fact, row.alias, operands, dtype)


def _requires_grad_of_first(operands: Operands) -> Fact[RequiresGrad]:
    first = next(iter(operands.inputs), None)
    if first is None or not any(isinstance(one, (Tensor, UnknownValue)) for one in alternatives(first)):
        return NO_GRAD
    return requires_grad_of(first)


def _is_cast(source: Value | None, dtype: Fact[str] | None) -> bool:
    """Whether the result has another dtype than what went in, so that it is a copy for sure."""
    before = dtype_of(source) if source is not None else None
    if before is None or dtype is None or not before.is_known or not dtype.is_known:
        return False
    return not before.outcomes & dtype.outcomes


def under_grad_mode(
    fact: Fact[RequiresGrad], alias: schema.Alias, operands: Operands, dtype: Fact[str] | None = None
) -> Fact[RequiresGrad]:
    """What grad mode leaves of it: while it is off, only a view or the same object still requires grad."""
    if fact is NO_GRAD:
        return fact
    source = operands.receiver if operands.receiver is not None else next(iter(operands.arguments), None)
    kept = NO_GRAD if source is None else requires_grad_of(source)
    sometimes = NO_GRAD if _is_cast(source, dtype) else NO_GRAD.join(kept)
    off = {schema.Alias.NEVER: NO_GRAD, schema.Alias.SOMETIMES: sometimes, schema.Alias.ALWAYS: kept}[alias]
    results = []
    for mode in operands.context.grad_mode.outcomes:
        if mode is True or mode is UNKNOWN:
            results.append(fact)
        if mode is False or mode is UNKNOWN:
            results.append(off)
    return join_facts(results)


def _requires_grad_by_keyword(grad: schema.Grad, operands: Operands) -> Fact[RequiresGrad]:
    flag = operands.keywords.get("requires_grad")
    if flag is None and grad is schema.Grad.ALWAYS:
        flag = operands.argument("requires_grad", 1)
    if flag is None:
        if operands.has_spread:
            return Fact.unknown(Origin(operands.node, "it may be given requires_grad by keyword arguments"))
        return NO_GRAD if grad is schema.Grad.KEYWORD else Fact.of(RequiresGrad.YES, Origin(operands.node, "a parameter"))
    return flag_as_requires_grad(flag, operands.node)


def flag_as_requires_grad(flag: Value, node: ast.AST) -> Fact[RequiresGrad]:
    """`requires_grad=flag`, as a fact."""
    if isinstance(flag, Constant):
        if flag.value:
            return Fact.of(RequiresGrad.YES, Origin(node, "made with requires_grad=True"))
        return NO_GRAD
    return Fact.unknown(Origin(node, "requires_grad is decided at run time"))


def _device(place: schema.Place, operands: Operands) -> Fact[Device]:
    origin = Origin(operands.node, "moved here")
    if place is schema.Place.CPU:
        return Fact.of(Device.CPU, origin)
    if place is schema.Place.ACCELERATOR:
        return Fact.of(Device.OFF_CPU, origin)
    if place is schema.Place.META:
        return Fact.of(Device.META, origin)
    if place in (schema.Place.KEYWORD, schema.Place.LIKE_OR_KEYWORD, schema.Place.DATA_OR_KEYWORD):
        return _device_by_keyword(place, operands)
    if place is schema.Place.ARGUMENT:
        return _device_by_argument(operands)
    if place is schema.Place.INPUT:
        return _device_of_inputs(operands)
    return Fact.unknown(Origin(operands.node, "it is not known where this lies"))


def _device_of_inputs(operands: Operands) -> Fact[Device]:
    facts = [fact for value in operands.inputs if (fact := _device_of_tensor(value)) is not None]
    if facts:
        return combined_device(facts)
    undecided = [fact for value in operands.inputs if (fact := device_of(value)) is not None]
    return undecided[0] if undecided else operands.context.default_device


def _device_of_tensor(value: Value) -> Fact[Device] | None:
    if any(isinstance(one, (Tensor, Sequence)) for one in alternatives(value)):
        return device_of(value)
    return None


def _device_by_keyword(place: schema.Place, operands: Operands) -> Fact[Device]:
    named = operands.keywords.get("device")
    if named is not None and named != Constant(None):
        return named_device(named).because(Origin(operands.node, "made there"))
    if operands.has_spread:
        return Fact.unknown(Origin(operands.node, "it may be given a device by keyword arguments"))
    if place is schema.Place.LIKE_OR_KEYWORD:
        return _device_of_inputs(operands)
    first = next(iter(operands.inputs), None)
    if place is schema.Place.DATA_OR_KEYWORD and first is not None:
        return _device_of_data(first, operands)
    return operands.context.default_device


def _device_of_data(data: Value, operands: Operands) -> Fact[Device]:
    """`torch.tensor(x)` stays where the tensor x is; of anything else it is made on the default device."""
    facts = [
        _device_of_one(one) if isinstance(one, (Tensor, UnknownValue)) else operands.context.default_device
        for one in alternatives(data)
    ]
    return join_facts([fact for fact in facts if fact is not None])


def _device_by_argument(operands: Operands) -> Fact[Device]:
    """`x.to(…)`: the one argument that names a device or a tensor; only a dtype leaves it where it was."""
    named = operands.keywords.get("device", operands.keywords.get("other"))
    if named is None and operands.arguments:
        named = operands.arguments[0]
    if named is None:
        if operands.has_spread:
            return Fact.unknown(Origin(operands.node, "where it is moved to is not seen here"))
        return _device_of_receiver(operands)
    if isinstance(named, DTypeObject) or named_dtype(named) is not None or _is_called_dtype(operands.node):
        return _device_of_receiver(operands)
    return named_device(named).because(Origin(operands.node, "moved here"))


def _is_called_dtype(node: ast.AST) -> bool:
    """Whether the first argument has a name that ends in `dtype`: such a value names no device."""
    first = node.args[0] if isinstance(node, ast.Call) and node.args else None
    name = first.attr if isinstance(first, ast.Attribute) else getattr(first, "id", "")
    return isinstance(name, str) and name.endswith("dtype")


def _device_of_receiver(operands: Operands) -> Fact[Device]:
    device = None if operands.receiver is None else device_of(operands.receiver)
    return device or Fact.unknown(None)


def dtype_of(value: Value) -> Fact[str] | None:
    """The dtype of a tensor or array, or None if the value has none."""
    facts = []
    for one in alternatives(value):
        if isinstance(one, (Tensor, Array)):
            facts.append(one.dtype)
        elif isinstance(one, UnknownValue):
            facts.append(Fact[str].unknown(one.origin))
        elif isinstance(one, Sequence) and (inner := dtype_of(one.element)) is not None:
            facts.append(inner)
    return join_facts(facts) if facts else None


def _dtype(rule: schema.DType | str, operands: Operands) -> Fact[str]:
    if not isinstance(rule, schema.DType):
        return Fact.of(rule, Origin(operands.node, f"it is {rule}"))
    if rule in (schema.DType.KEYWORD, schema.DType.KEYWORD_OR_INFERRED, schema.DType.LIKE_OR_KEYWORD):
        return _dtype_by_keyword(rule, operands)
    if rule is schema.DType.ARGUMENT:
        return _dtype_by_argument(operands)
    source = next((fact for value in operands.inputs if (fact := dtype_of(value)) is not None), None)
    if source is None or rule is schema.DType.UNKNOWN:
        return Fact.unknown(Origin(operands.node, "its dtype is not known"))
    if rule is schema.DType.PROMOTED:
        return _promoted(operands)
    return _mapped_dtype(rule, source, operands)


def _mapped_dtype(rule: schema.DType, source: Fact[str], operands: Operands) -> Fact[str]:
    if rule is schema.DType.INPUT or not source.is_known:
        return source
    maps = {
        schema.DType.FLOATING: lambda dtype: dtype if dtype in FLOATING else None,
        schema.DType.REAL: lambda dtype: {"complex64": "float32", "complex128": "float64"}.get(dtype, dtype),
        schema.DType.SUM: lambda dtype: dtype if dtype in FLOATING else "int64",
    }
    results = []
    for outcome in source.outcomes:
        mapped = maps[rule](str(outcome))
        origin = Origin(operands.node, "computed here")
        results.append(operands.context.default_dtype if mapped is None else Fact.of(mapped, origin))
    return join_facts(results)


def _promoted(operands: Operands) -> Fact[str]:
    """Type promotion, where it is plain: one dtype among all tensors or arrays, and nothing else that could raise it."""
    facts = [fact for value in operands.inputs if (fact := dtype_of(value)) is not None]
    others = [value for value in operands.inputs if dtype_of(value) is None]
    if all(isinstance(one, Array) for value in operands.inputs if dtype_of(value) for one in alternatives(value)):
        return _promoted_arrays(facts, others, operands)
    if any(fact.single is None for fact in facts) or not facts:
        return Fact.unknown(Origin(operands.node, "the dtypes that meet here are not all known"))
    names = {fact.single for fact in facts}
    plain = all(isinstance(other, (Constant, PythonObject)) for other in others)
    single = facts[0].single
    if len(names) == 1 and plain and single in ("float32", "float64", "complex128"):
        return facts[0] if not _mentions_complex(others) else Fact.unknown(None)
    if len(names) == 1 and not others:
        return facts[0]
    return Fact.unknown(Origin(operands.node, "it depends on type promotion"))


_ARRAY_ORDER = ("bool", "uint8", "int8", "int16", "int32", "int64", "float16", "float32", "float64")
_WIDE_INTEGERS = frozenset({"int32", "int64"})


def _promoted_arrays(facts: list[Fact[str]], others: list[Value], operands: Operands) -> Fact[str]:
    """NumPy's promotion (NEP 50: a Python number is weak), as far as the dtypes are the common ones."""
    origin = Origin(operands.node, "computed here")
    names = [fact.single for fact in facts]
    known = [name for name in names if name in _ARRAY_ORDER]
    if not known or len(known) != len(names):
        return Fact.unknown(Origin(operands.node, "the dtypes that meet here are not all known"))
    result = functools.reduce(_promoted_pair, known)
    for other in others:
        kind = python_kind(other) if isinstance(other, (Constant, PythonObject)) else None
        if kind not in _NUMBER_ORDER:
            return Fact.unknown(Origin(operands.node, "it depends on type promotion"))
        if kind == "float" and not result.startswith("float"):
            result = "float64"
        elif kind == "int" and result == "bool":
            result = "int64"
    return Fact.of(result, origin)


def _promoted_pair(left: str, right: str) -> str:
    small, large = sorted((left, right), key=_ARRAY_ORDER.index)
    if large.startswith("float") and not small.startswith("float") and small != "bool":
        return "float64" if small in _WIDE_INTEGERS else max(large, "float32", key=_ARRAY_ORDER.index)
    if {small, large} == {"uint8", "int8"}:
        return "int16"
    return large


def _mentions_complex(values: Iterable[Value]) -> bool:
    return any(isinstance(value, Constant) and isinstance(value.value, complex) for value in values)


def named_dtype(value: Value) -> Fact[str] | None:
    """The dtype that an argument names, or None if it does not name one."""
    if isinstance(value, DTypeObject):
        return Fact.of(value.dtype)
    if isinstance(value, Constant) and isinstance(value.value, str):
        return Fact.of(value.value) if value.value in FLOATING or value.value.startswith(("int", "uint", "bool")) else None
    return None


def _dtype_by_keyword(rule: schema.DType, operands: Operands) -> Fact[str]:
    named = operands.argument("dtype", operands.dtype_position)
    if named is not None and named != Constant(None):
        return named_dtype(named) or Fact.unknown(Origin(operands.node, "its dtype is chosen at run time"))
    if operands.has_spread:
        return Fact.unknown(Origin(operands.node, "it may be given a dtype by keyword arguments"))
    if rule is schema.DType.KEYWORD:
        return operands.context.default_dtype
    if rule is schema.DType.LIKE_OR_KEYWORD:
        source = next((fact for value in operands.inputs if (fact := dtype_of(value)) is not None), None)
        return source or Fact.unknown(Origin(operands.node, "its dtype is not known"))
    return inferred_dtype(operands.inputs, operands)


def inferred_dtype(inputs: tuple[Value, ...], operands: Operands) -> Fact[str]:
    """What `torch.tensor` or `np.array` makes of data without being told."""
    facts = [_inferred_dtype_of(value, operands) for value in inputs]
    return join_facts(facts) if facts else operands.context.default_dtype


_NUMBER_ORDER = ("bool", "int", "float")


def _inferred_dtype_of(data: Value, operands: Operands) -> Fact[str]:
    unknown_fact: Fact[str] = Fact.unknown(Origin(operands.node, "its dtype depends on the data"))
    facts: list[Fact[str]] = []
    for one in alternatives(data):
        if isinstance(one, (Tensor, Array)):
            facts.append(one.dtype)
            continue
        kinds = number_kinds(one)
        if kinds is None:
            return unknown_fact
        widest = max(kinds, key=_NUMBER_ORDER.index)
        origin = Origin(operands.node, f"made of Python numbers of type {widest}")
        named = {"bool": "bool", "int": "int64"}.get(widest)
        facts.append(operands.context.default_dtype if named is None else Fact.of(named, origin))
    return join_facts(facts)


def number_kinds(value: Value) -> frozenset[str] | None:
    """The kinds of Python number that data consists of, nested lists included; None if anything else is in it."""
    if isinstance(value, (Constant, PythonObject)):
        kind = python_kind(value)
        return frozenset({kind}) if kind in _NUMBER_ORDER else None
    if isinstance(value, Sequence):
        parts = value.elements if value.elements is not None else (value.element,)
        kinds = [number_kinds(part) for part in parts]
        known = [kind for kind in kinds if kind is not None]
        return frozenset[str]().union(*known) if known and len(known) == len(kinds) else None
    return None


def _dtype_by_argument(operands: Operands) -> Fact[str]:
    source = None if operands.receiver is None else dtype_of(operands.receiver)
    for value in (*operands.keywords.values(), *operands.arguments):
        named = named_dtype(value)
        if named is not None and named.single not in (None, "cpu", "cuda"):
            return named.because(Origin(operands.node, "cast here"))
        if isinstance(value, (UnknownValue, Tensor)):
            return Fact.unknown(Origin(operands.node, "it may be cast here"))
    return source or Fact.unknown(Origin(operands.node, "its dtype is not known"))


def _array(row: schema.ArrayResult, operands: Operands) -> Value:
    source = next((one for value in operands.inputs for one in alternatives(value) if isinstance(one, Array)), None)
    writable = source.writable if row.writable is None and source else Fact.of(row.writable is not False)
    strides = (
        source.negative_strides if row.negative_strides is None and source else Fact.of(row.negative_strides is True)
    )
    dtype = _array_dtype(row.dtype, replace(operands, dtype_position=row.dtype_position))
    return Array(dtype, _rank(row.rank, operands), writable, strides, _ndim(row, operands))


def _ndim(row: schema.ArrayResult, operands: Operands) -> int | None:
    """The number of dimensions of an array made of nested lists."""
    first = next(iter(operands.inputs), None)
    if row.dtype is not schema.DType.KEYWORD_OR_INFERRED or not isinstance(first, Sequence):
        return None
    depth = 0
    current: Value = first
    while isinstance(current, Sequence):
        depth += 1
        current = current.element
    return depth if isinstance(current, (Constant, PythonObject)) else None


def _rank(rank: schema.Rank, operands: Operands) -> schema.Rank:
    """`Rank.INPUT`: an array of a list or of an array, else a scalar or a 0-d array."""
    if rank is not schema.Rank.INPUT:
        return rank
    first = next(iter(operands.inputs), None)
    kinds = alternatives(first) if first is not None else ()
    if kinds and all(isinstance(one, (Sequence, Tensor)) for one in kinds):
        return schema.Rank.ARRAY
    if kinds and all(isinstance(one, Array) and one.rank is schema.Rank.ARRAY for one in kinds):
        return schema.Rank.ARRAY
    return schema.Rank.EITHER


def _array_dtype(rule: schema.DType | str, operands: Operands) -> Fact[str]:
    """As for tensors, but NumPy's default floating dtype is float64, whatever torch's is."""
    numpy_context = replace(operands.context, default_dtype=Fact.of("float64"))
    return _dtype(rule, replace(operands, context=numpy_context))


def tensor_of_unknown(node: ast.AST, why: str) -> Tensor:
    """A thing that is a tensor, and of which nothing else is known."""
    origin = Origin(node, why)
    return Tensor(Fact.unknown(origin), Fact.unknown(origin), Fact.unknown(origin))


def no_tensor(value: Value) -> bool:
    """Whether a value is certainly not a tensor on any path."""
    return all(
        isinstance(one, (Array, Constant, PythonObject, DeviceObject, DTypeObject, ForeignObject))
        for one in alternatives(value)
    )


def unknown_result(node: ast.AST, why: str) -> UnknownValue:
    """What a call gives that nothing is known of."""
    return unknown(node, why)
