"""The device of what an operation gives."""

from __future__ import annotations

import ast
from collections.abc import Iterable

from lint_rules.knowledge import schema
from lint_rules.values.domain.dtype_names import named_dtype
from lint_rules.values.domain.fact import Fact, Origin, join_facts
from lint_rules.values.domain.joining import join_all
from lint_rules.values.domain.library_value import LibraryObject
from lint_rules.values.domain.outcomes import Device
from lint_rules.values.domain.text import FormattedString
from lint_rules.values.domain.value import (
    NONE,
    Array,
    Constant,
    DeviceObject,
    Dictionary,
    FunctionValue,
    ModuleObject,
    PythonObject,
    Sequence,
    Tensor,
    UnknownValue,
    Value,
    alternatives,
)
from lint_rules.values.frames.operands import Operands
from lint_rules.values.tree.syntax import last_name


def device_of(value: Value) -> Fact[Device] | None:
    """Where a value lies, or None if it has no say in where a result lies (a number, an array)."""
    facts = [fact for one in alternatives(value) if (fact := _device_of_one(one)) is not None]
    return join_facts(facts) if facts else None


def _device_of_one(value: Value) -> Fact[Device] | None:
    if isinstance(value, (Tensor, ModuleObject)):
        return value.device
    if isinstance(value, UnknownValue):
        return value.place
    if isinstance(value, Sequence):
        facts = [device_of(element) for element in value.elements or (value.element,)]
        known = [fact for fact in facts if fact is not None]
        return combined_device(known) if known else None
    if isinstance(value, LibraryObject) and value.held is not None:
        return _device_of_one(value.held)
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


def chosen_device(value: Value, operands: Operands, why: str, left_out: Fact[Device]) -> Fact[Device]:
    """The device that an argument names; one that is not known is chosen by somebody else, and need not be the CPU.

    `left_out` is what None means. An argument that may be left out is no sign that anybody chooses a device.
    """
    kinds = alternatives(value)
    if NONE in kinds:
        named = [named_device(one) for one in kinds if one != NONE]
        return join_facts([left_out, *named]).because(Origin(operands.node, why))
    return join_facts(_chosen_device_of_one(one, operands, why) for one in kinds)


def _chosen_device_of_one(value: Value, operands: Operands, why: str) -> Fact[Device]:
    fact = named_device(value).because(Origin(operands.node, why))
    if isinstance(value, (DeviceObject, Tensor)) and is_near(fact):
        # It goes where another tensor is, of which one path shows that it is on the CPU.
        return fact
    return chosen_elsewhere(fact, operands.node, why)


def chosen_elsewhere(fact: Fact[Device], node: ast.AST, why: str) -> Fact[Device]:
    """A device that the program names: where it is not known which one, somebody else chooses it."""
    if fact.is_known:
        return fact
    missing = None if fact.reason is None else fact.reason.missing
    chosen = Fact.of(Device.FOLLOWS, Origin(node, f"{why}, and the device is chosen elsewhere", missing))
    return join_facts([chosen, *(Fact.of(known, fact.origin(known)) for known in Device if fact.may_be(known))])


def if_unknown(value: Value) -> Fact[Device] | None:
    """Where the parts of something unknown lie, where something tells."""
    return value.device if isinstance(value, UnknownValue) else None


def if_unknown_object(value: UnknownValue) -> Fact[Device] | None:
    """Where an attribute of something unknown lies, where something tells. An input of a module has more attributes
    than tensors (`image.meta`)."""
    origin = None if value.device is None else value.device.origin(Device.FOLLOWS)
    return None if origin is not None and isinstance(origin.node, ast.arg) else value.device


def device_of_unseen(inputs: Iterable[Value], node: ast.AST) -> Fact[Device] | None:
    """Where what unseen code gives probably lies: where the tensors are that it was given, or what its name says."""
    words = called_name(node).lower().split("_")
    if words[0] == "from":
        # `from_gpu(x)` moves, and does not say where to.
        return None
    if "host" in words or any("cpu" in word for word in words):
        return Fact.of(Device.LIKELY_CPU, Origin(node, "its name says that it goes to the CPU"))
    facts = [fact for value in inputs if (fact := device_inside(value)) is not None]
    for fact in facts:
        if fact.may_be(Device.OFF_CPU) or fact.may_be(Device.FOLLOWS):
            origin = fact.origin(Device.OFF_CPU) or fact.origin(Device.FOLLOWS)
            return Fact.of(Device.FOLLOWS, origin or Origin(node, "it is computed from what lies there"))
    near = [fact for fact in facts if is_near(fact)]
    return likely_near(near[0], Origin(node, "it is computed from what is on the CPU")) if near else None


def is_near(fact: Fact[Device]) -> bool:
    """Whether a tensor is on the CPU on some path that is seen, and moved away on none."""
    near = fact.may_be(Device.CPU) or fact.may_be(Device.LIKELY_CPU)
    return near and not fact.may_be(Device.OFF_CPU) and not fact.may_be(Device.FOLLOWS)


def likely_near(given: Fact[Device], origin: Origin) -> Fact[Device]:
    """Where code that is not seen leaves what it makes of a tensor that is near."""
    near = Fact.of(Device.LIKELY_CPU, origin)
    return near if given.is_known else near.join(Fact.unknown(given.reason))


def device_inside(value: Value) -> Fact[Device] | None:
    """Where a tensor lies, or those that a container holds; a module's device says nothing of what else it gives."""
    held = [
        one
        for one in alternatives(value)
        if isinstance(one, (Tensor, Sequence, Dictionary)) or if_unknown(one) is not None
    ]
    facts = [fact for one in held if (fact := _device_of_dictionary(one) or device_of(one)) is not None]
    return join_facts(facts) if facts else None


def _device_of_dictionary(value: Value) -> Fact[Device] | None:
    if not isinstance(value, Dictionary):
        return None
    held = [one for _, one in value.items] + ([] if value.rest is None else [value.rest])
    facts = [fact for one in held if (fact := device_of(one)) is not None]
    return join_facts(facts) if facts else None


def device_by_name(name: str) -> Device:
    """The device that a string such as `cpu`, `cuda:0` names."""
    kind = name.partition(":")[0]
    return {"cpu": Device.CPU, "meta": Device.META}.get(kind, Device.OFF_CPU)


_BY_KEYWORD = frozenset(
    {
        schema.Place.KEYWORD,
        schema.Place.LIKE_OR_KEYWORD,
        schema.Place.DATA_OR_KEYWORD,
        schema.Place.MEMORY_OR_KEYWORD,
    }
)


def result_device(row: schema.TensorResult, operands: Operands) -> Fact[Device]:
    place = row.device
    origin = Origin(operands.node, "moved here")
    if place is schema.Place.CPU:
        return Fact.of(Device.CPU, origin)
    if place is schema.Place.ACCELERATOR:
        return Fact.of(Device.OFF_CPU, origin)
    if place in _BY_KEYWORD:
        return _device_by_keyword(row, operands)
    if place is schema.Place.ARGUMENT:
        return _device_by_argument(operands)
    if place is schema.Place.MACHINE:
        return Fact.of(Device.OFF_CPU, Origin(operands.node, "on the accelerator, if there is one")).join(
            Fact.of(Device.CPU, origin)
        )
    if place is schema.Place.MAP_LOCATION:
        return _device_by_map_location(operands)
    if place is schema.Place.INPUT:
        only_first = row.grad is schema.Grad.FIRST and operands.inputs
        return _device_of_inputs(operands.with_first_only() if only_first else operands)
    return Fact.unknown(Origin(operands.node, "it is not known where this lies"))


def _device_by_map_location(operands: Operands) -> Fact[Device]:
    """`torch.load`: where `map_location` says; a function that gives back the storage leaves it on the CPU."""
    named = operands.argument("map_location", 1)
    if named is None or named == NONE:
        return Fact.unknown(Origin(operands.node, "it lies where it was saved"))
    if isinstance(named, FunctionValue):
        body = named.node.body if isinstance(named.node, ast.Lambda) else None
        first = next(iter(named.node.args.args), None)
        if isinstance(body, ast.Name) and first is not None and body.id == first.arg:
            return Fact.of(Device.CPU, Origin(operands.node, "its storage is left on the CPU"))
        return Fact.unknown(Origin(operands.node, "a function says where it is loaded to"))
    if any(isinstance(one, Dictionary) for one in alternatives(named)):
        return Fact.unknown(Origin(operands.node, "a mapping says where it is loaded to"))
    return named_device(named).because(Origin(operands.node, "loaded to there"))


def _device_of_inputs(operands: Operands) -> Fact[Device]:
    facts = [fact for value in operands.inputs if (fact := _device_of_tensor(value)) is not None]
    if facts:
        return combined_device(facts)
    undecided = [fact for value in operands.inputs if (fact := device_of(value)) is not None]
    return undecided[0] if undecided else operands.context.default_device


def _device_of_tensor(value: Value) -> Fact[Device] | None:
    if any(isinstance(one, (Tensor, Sequence, LibraryObject)) for one in alternatives(value)):
        return device_of(value)
    return None


def _device_by_keyword(row: schema.TensorResult, operands: Operands) -> Fact[Device]:
    place = row.device
    named = operands.keywords.get("device")
    if named is not None and named != Constant(None):
        return chosen_device(named, operands, "made there", operands.context.default_device)
    if operands.has_spread:
        return Fact.unknown(Origin(operands.node, "it may be given a device by keyword arguments"))
    if place is schema.Place.LIKE_OR_KEYWORD:
        return _device_of_inputs(operands)
    first = next(iter(operands.inputs), None)
    if place is schema.Place.DATA_OR_KEYWORD and first is not None:
        return _device_of_data(row, first, operands)
    if place is schema.Place.MEMORY_OR_KEYWORD:
        return Fact.unknown(None) if first is None else join_facts(map(_device_of_memory, alternatives(first)))
    return operands.context.default_device


def _device_of_data(row: schema.TensorResult, data: Value, operands: Operands) -> Fact[Device]:
    """A tensor stays where it is, unless a default device is set; of anything else it is made on that device."""
    default = operands.context.default_device
    if not default.may_be(Device.CPU):
        return default
    facts = [
        fact
        for one in alternatives(data)
        for fact in (None if _is_data(one, row) else _device_of_one(one), _device_if_no_tensor(one, operands))
        if fact is not None
    ]
    return join_facts([*facts, *([] if default.only(Device.CPU) else [default])])


def _is_data(value: Value, row: schema.TensorResult) -> bool:
    """`torch.tensor(x)`, which always copies, is not written for tensors: an unknown x is none if it comes of none."""
    is_source = isinstance(value, UnknownValue) and (row.alias is not schema.Alias.NEVER or value.device is not None)
    return not is_source and not isinstance(value, Tensor)


def _device_of_memory(value: Value) -> Fact[Device]:
    if isinstance(value, Array):
        return Fact.of(Device.CPU)
    return _device_of_one(value) or Fact.unknown(None)


def _device_if_no_tensor(value: Value, operands: Operands) -> Fact[Device] | None:
    return None if isinstance(value, Tensor) else operands.context.default_device


def _device_by_argument(operands: Operands) -> Fact[Device]:
    """`x.to(…)`: the one argument that names a device or a tensor; only a dtype leaves it where it was."""
    named = next((operands.keywords[one] for one in ("device", "other", "tensor") if one in operands.keywords), None)
    if named is None and operands.arguments:
        named = operands.arguments[0]
    if named is None:
        if operands.has_spread:
            return Fact.unknown(Origin(operands.node, "where it is moved to is not seen here"))
        return _device_of_receiver(operands)
    places = [one for one in alternatives(named) if not _names_dtype(one)]
    if not places or _is_called_dtype(operands.node):
        return _device_of_receiver(operands)
    if isinstance(named, UnknownValue) and not _names_device(operands):
        return Fact.unknown(operands.undecided("what it is moved to is not known"))
    chosen = chosen_device(join_all(places), operands, "moved here", _device_of_receiver(operands))
    return chosen if len(places) == len(alternatives(named)) else chosen.join(_device_of_receiver(operands))


def _names_dtype(value: Value) -> bool:
    return value == PythonObject("dtype") or named_dtype(value) is not None


def moved(operands: Operands) -> Fact[Device] | None:
    """Where `.to(…)` moves an object of unknown kind; None where it may only be cast."""
    fact = _device_by_argument(operands)
    return fact if fact.is_known else if_unknown(operands.inputs[0])


def _is_called_dtype(node: ast.AST) -> bool:
    """Whether the first argument has a name that ends in `dtype`: such a value names no device."""
    return _name_of_argument(node).endswith("dtype")


def _names_device(operands: Operands) -> bool:
    """Whether the argument of `.to(…)` is a device by its keyword, its name, or by what is given beside it."""
    return "device" in operands.keywords or "non_blocking" in operands.keywords or _is_called_device(operands.node)


def _is_called_device(node: ast.AST) -> bool:
    return "device" in _name_of_argument(node)


def _name_of_argument(node: ast.AST) -> str:
    """The last name of the first argument: of `self.devices[0]` that is `devices`, of `get_device()` `get_device`."""
    first = node.args[0] if isinstance(node, ast.Call) and node.args else None
    while isinstance(first, (ast.Call, ast.Subscript)):
        first = first.func if isinstance(first, ast.Call) else first.value
    return last_name(first)


def called_name(node: ast.AST) -> str:
    """The last name of what a call calls."""
    return last_name(node.func) if isinstance(node, ast.Call) else ""


def _device_of_receiver(operands: Operands) -> Fact[Device]:
    device = None if operands.receiver is None else device_of(operands.receiver)
    return device or Fact.unknown(None)
