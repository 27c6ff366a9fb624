"""What an attribute, or a name of another file, is by the time that it is read: it lives longer than what was seen."""

from __future__ import annotations

from dataclasses import replace

from lint_rules.values.changes import mutation
from lint_rules.values.definitions.inheritance import linear_bases
from lint_rules.values.domain.departures import less_sure
from lint_rules.values.domain.fact import Fact, Origin
from lint_rules.values.domain.joining import join
from lint_rules.values.domain.outcomes import Device
from lint_rules.values.domain.promises import promised
from lint_rules.values.domain.value import (
    Array,
    ClassValue,
    Constant,
    DeviceObject,
    DTypeObject,
    Instance,
    ModuleObject,
    Tensor,
    UnknownValue,
    Value,
    alternatives,
)
from lint_rules.values.frames.frame import Frame
from lint_rules.values.frames.state import map_value


def as_found_later(value: Value, origin: Origin) -> Value:
    """A value that lives longer than what was seen of it."""
    return promised(map_value(value, lambda one: _since_then(one, origin)))


def doubt_attributes(frame: Frame, instance: Instance, origin: Origin) -> None:
    """Code of the file that is not followed has an object: each of its attributes may be another now."""
    doubt = UnknownValue(origin)

    def change(target: Value) -> Value:
        if not isinstance(target, Instance):
            return target
        return replace(target, attributes=tuple((name, join(held, doubt)) for name, held in target.attributes))

    mutation.escape(frame, [instance], origin)
    mutation.mutate(frame, mutation.Mutation(instance.identity, change))


def or_another(value: Value, doubt: Value) -> Value:
    """What may be set anew: a dtype, a device or a flag has no facts that could be doubted one by one."""
    return join(value, doubt) if any(isinstance(one, _WITHOUT_FACTS) for one in alternatives(value)) else value


_WITHOUT_FACTS = (Constant, DTypeObject, DeviceObject)


def moved_along(value: Value, origin: Origin) -> Value:
    """Parameters and buffers move with the module that they belong to."""
    if isinstance(value, Tensor) and (value.is_parameter or value.is_buffer):
        dtype = value.dtype.join(_cast_by_user(origin))
        return replace(value, device=_follows(value.device, origin), dtype=dtype)
    return value


def _cast_by_user(origin: Origin) -> Fact[str]:
    return Fact.unknown(Origin(origin.node, "it belongs to a module, which may be cast as a whole"))


def _since_then(value: Value, origin: Origin) -> Value:
    """Anything can happen to an attribute between two calls: a proof becomes strong evidence."""
    if isinstance(value, ModuleObject):
        trainable = less_sure(value.trainable).because(origin)
        dtype = value.dtype.join(_cast_by_user(origin))
        return replace(value, trainable=trainable, device=_follows(value.device, origin), dtype=dtype)
    if isinstance(value, Instance):
        return replace(value, attributes=tuple(held for held in value.attributes if not _is_set_anew(value, held[0])))
    return mutation.doubted(value, origin) if isinstance(value, (Tensor, Array)) else value


def _is_set_anew(instance: Instance, name: str) -> bool:
    """Whether a method of the object sets the attribute: whoever has the object may have called that since."""
    return any(
        setter != "__init__"
        for base in linear_bases(instance.class_)
        if isinstance(base, ClassValue)
        for setter in base.syntax.attribute_setters.get(name, ())
    )


def _follows(device: Fact[Device], origin: Origin) -> Fact[Device]:
    """A module that lives longer than the method that made it can be moved by whoever holds it."""
    origin = Origin(origin.node, "it belongs to a module, and lies where its user put it")
    may_be_near = device.may_be(Device.CPU) or device.may_be(Device.LIKELY_CPU) or not device.is_known
    return Fact.of(Device.FOLLOWS, origin) if may_be_near else device
