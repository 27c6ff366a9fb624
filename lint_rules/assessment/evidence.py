"""What else a function does with a tensor of unknown device, and what that says about where the tensor lies."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lint_rules.assessment.round_trip import ways_back
from lint_rules.chains import calls_below, is_detach, moves_to_cpu
from lint_rules.context import FileContext
from lint_rules.knowledge import schema
from lint_rules.survey.scopes import Arms, shares_path
from lint_rules.values.domain.dtype_names import named_dtype
from lint_rules.values.domain.fact import UNKNOWN, Fact, Origin
from lint_rules.values.domain.outcomes import Device
from lint_rules.values.domain.value import DeviceObject, PythonObject, Tensor, Value, alternatives
from lint_rules.values.frames.site import AttributeSite, CallSite
from lint_rules.values.operations.devices import device_of, named_device
from lint_rules.values.tree.syntax import last_name, path_of, self_name, walk


@dataclass(frozen=True, slots=True)
class Subject:
    """A tensor that is converted: `source` is the node that its unknown device comes from."""

    site: CallSite
    source: ast.AST | None
    file: FileContext

    @property
    def scope(self) -> ast.AST | None:
        """The function that the conversion stands in."""
        return self.file.scope_around(self.site.node)


def off_cpu_evidence(site: CallSite, device: Fact[Device], file: FileContext) -> Origin | None:
    """What in the same function says that a tensor of unknown device need not be on the CPU."""
    if device.may_be(Device.LIKELY_CPU):
        return None
    reason = device.reason
    subject = Subject(site, None if reason is None else reason.node, file)
    if subject.scope is None:
        return None
    return next(_siblings_moved(subject), None) or next(_goes_back(subject), None)


def belongs_to_another_path(site: CallSite, origin: Origin | None, file: FileContext) -> bool:
    """Whether what speaks for a device runs under a condition, and the conversion under another one.

    One that is asked twice (`if on_gpu: x = x.cuda()`, later `if not on_gpu: x.numpy()`) is not followed.
    """
    arms = _arms(site, file)
    here = arms.get(site.node, ())
    there = arms.get(origin.node, ()) if origin is not None and origin.node is not None else ()
    return here != there[: len(here)] and there != here[: len(there)]


def runs_on_some_paths(site: CallSite, file: FileContext) -> bool:
    """Whether a conversion stands under a condition."""
    return bool(_arms(site, file).get(site.node))


def runs_in_constructor(site: CallSite, file: FileContext) -> bool:
    """Whether the method that a conversion stands in is one that `__init__` of the same class calls."""
    method = file.scope_around(site.node)
    class_ = file.scope_of(method) if isinstance(method, ast.FunctionDef) else None
    if not isinstance(class_, ast.ClassDef) or not isinstance(method, ast.FunctionDef):
        return False
    return any(
        path_of(node.func) == f"{self_name(one)}.{method.name}"
        for one in class_.body
        if isinstance(one, ast.FunctionDef) and one.name == "__init__"
        for node in walk(one)
        if isinstance(node, ast.Call)
    )


def _arms(site: CallSite, file: FileContext) -> Mapping[ast.AST, Arms]:
    scope = file.scope_around(site.node)
    return {} if scope is None else file.survey.arms_in(scope)


def comes_from_outside(device: Fact[Device]) -> bool:
    """Whether a tensor was handed in: by a parameter, or an attribute that was set elsewhere."""
    node = None if device.reason is None else device.reason.node
    return isinstance(node, (ast.arg, ast.Attribute)) and device.outcomes == {UNKNOWN}


def is_detached_here(site: CallSite, file: FileContext) -> bool:
    """Whether the chain of a conversion detaches by itself: who writes that expects a tensor of a graph."""
    node: ast.expr = site.node
    while True:
        if isinstance(node, ast.Call):
            call = file.call_at(node)
            if call is not None and is_detach(call):
                return True
            node = node.func
        elif isinstance(node, ast.Attribute):
            if _detaches(file.knowledge.tensor_attributes.get(node.attr)) and isinstance(
                file.sites.get(node), AttributeSite
            ):
                return True
            node = node.value
        else:
            return False


def _detaches(row: schema.Row | None) -> bool:
    return isinstance(row, schema.TensorResult) and row.grad is schema.Grad.NEVER and row.alias is schema.Alias.ALWAYS


def _siblings_moved(subject: Subject) -> Iterator[Origin]:
    """`.cpu()` on what comes from the same place, or a move of something else to the place where that lies."""
    for call in _other_calls(subject):
        origin = _said_by(subject, call)
        if origin is not None and _is_on_the_same_path(subject, call):
            yield origin


def _other_calls(subject: Subject) -> Iterator[CallSite]:
    assert subject.scope is not None
    node = subject.site.node
    own = {node, *calls_below(node)}
    for other in subject.file.survey.calls_in(subject.scope):
        call = None if other in own else subject.file.call_at(other)
        if call is not None:
            yield call


def _said_by(subject: Subject, call: CallSite) -> Origin | None:
    """What a call says of where a tensor lies, should both run."""
    if moves_to_cpu(call) and _is_sibling(subject, call):
        return Origin(call.node, "there, too, the device is not known, and .cpu() is called")
    if any(_is_same(subject, source) for source in _sources_of_destination(call)):
        return Origin(call.node, "something is moved to its device there")
    return None


def _is_on_the_same_path(subject: Subject, call: CallSite) -> bool:
    assert subject.scope is not None
    arms = subject.file.survey.arms_in(subject.scope)
    here, there = arms.get(subject.site.node), arms.get(call.node)
    if here is None or there is None:  # One of them stands in a function inside.
        return False
    return shares_path(call.node, there, subject.site.node, here)


def _is_sibling(subject: Subject, call: CallSite) -> bool:
    device = None if call.receiver is None else device_of(call.receiver)
    if device is None or device.reason is None or device.may_be(Device.FOLLOWS) or device.may_be(Device.OFF_CPU):
        # What was moved here says nothing of what was not.
        return False
    source = device.reason.node
    if _are_given_together(source, subject.source):
        return is_detached_here(subject.site, subject.file)
    return _is_same(subject, source) and (_is_exact(source) or _root(call.node) == _root(subject.site.node))


def _are_given_together(source: ast.AST | None, other: ast.AST | None) -> bool:
    """Whether two values are parameters, or were unpacked together: a part may be on the CPU all the same (labels)."""
    if isinstance(source, ast.Tuple):
        return source is other
    return isinstance(source, ast.arg) and isinstance(other, ast.arg) and source is not other


def _is_same(subject: Subject, source: ast.AST | None) -> bool:
    """Whether two unknown devices come from the same place: the same parameter, the same call, the same attribute."""
    if source is None or subject.source is None:
        return False
    if source is subject.source:
        return True
    paths = [path_of(node) for node in (source, subject.source) if isinstance(node, ast.expr)]
    return len(paths) == 2 and paths[0] is not None and paths[0] == paths[1]


def _is_exact(source: ast.AST | None) -> bool:
    """Whether all that comes from a place lies in one: from one tensor or one call, not from an object with parts."""
    return isinstance(source, ast.Call) or (isinstance(source, ast.arg) and source.annotation is not None)


def _root(node: ast.expr) -> str | None:
    """The name that a chain of calls, attributes and subscripts begins with."""
    while isinstance(node, (ast.Call, ast.Attribute, ast.Subscript)):
        node = node.func if isinstance(node, ast.Call) else node.value
    return last_name(node) or None


def _sources_of_destination(call: CallSite) -> Iterator[ast.AST | None]:
    """The nodes that the device comes from which a call is given (`.to(x.device)`, `device=x.device`)."""
    for value in _destination(call):
        for one in alternatives(value):
            device = one.device if isinstance(one, (DeviceObject, Tensor)) else None
            if device is not None and device.reason is not None:
                yield device.reason.node


def _destination(call: CallSite) -> Iterator[Value]:
    if "device" in call.keywords:
        yield call.keywords["device"]
    elif isinstance(call.row, schema.TensorResult) and call.row.device is schema.Place.ARGUMENT:
        yield from call.arguments[:1]


def _goes_back(subject: Subject) -> Iterator[Origin]:
    """The array becomes a tensor again, which is moved to where another tensor lies, or where a detached one did."""
    assert subject.scope is not None
    file = subject.file
    makers = frozenset(ways_back(subject.site.node, file))
    if not makers:
        return
    is_detached = is_detached_here(subject.site, file)
    of_scope = file.survey.arms_in(subject.scope)
    for node in file.survey.calls_in(subject.scope):
        if node not in of_scope or (node not in makers and makers.isdisjoint(calls_below(node))):
            continue
        call = file.call_at(node)
        if call is not None and _moves_off_cpu(call) and (is_detached or _joins_tensor(call, file)):
            yield Origin(node, "the array goes back there, and is moved to a device")


def _moves_off_cpu(call: CallSite) -> bool:
    if isinstance(call.row, schema.TensorResult) and call.row.device is schema.Place.ACCELERATOR:
        return True
    return any(not _is_dtype(value) and not named_device(value).only(Device.CPU) for value in _destination(call))


def _is_dtype(value: Value) -> bool:
    return named_dtype(value) is not None or value == PythonObject("dtype")


def _joins_tensor(call: CallSite, file: FileContext) -> bool:
    """Whether the destination is the device of a tensor: `.to(x.device)`, `.to(x)`."""
    keyword = next((one.value for one in call.node.keywords if one.arg == "device"), None)
    node = keyword if keyword is not None else next(iter(call.node.args), None)
    site = None if node is None else file.sites.get(node)
    values = [site.receiver] if isinstance(site, AttributeSite) else list(_destination(call))
    return any(isinstance(one, Tensor) for value in values for one in alternatives(value))
