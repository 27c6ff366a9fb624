"""What is known at one point of a program: the values of its names, and the context that the code runs in."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace

from lint_rules.values.domain.callables import NO_CAST, ContextObject, ContextStack, GeneratorManager, Guarded, Partial
from lint_rules.values.domain.fact import Fact
from lint_rules.values.domain.joining import join
from lint_rules.values.domain.library_value import LibraryObject
from lint_rules.values.domain.outcomes import Device
from lint_rules.values.domain.promises import is_promised
from lint_rules.values.domain.value import (
    NOBODY,
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
    Identity,
    Instance,
    ModuleObject,
    PythonObject,
    Qualified,
    Sequence,
    Tensor,
    Union,
    UnknownValue,
    Value,
)
from lint_rules.values.tree.decisions import decision_of, is_asked_of
from lint_rules.values.tree.imported import Imported
from lint_rules.values.tree.syntax import walk

FLOAT32 = "float32"


@dataclass(frozen=True, slots=True)
class Context:
    """The modes that decide what a call does, and the exceptions that the code around it handles."""

    grad_mode: Fact[bool] = Fact.of(True)
    inference: bool = False
    """Inference mode may be on: what is made there is no part of any graph, whatever grad mode says."""
    autocast: Fact[str] = Fact.of(NO_CAST)
    """The dtype that autocast lowers to on the CPU."""
    autocast_off_cpu: Fact[str] = Fact.of(NO_CAST)
    default_device: Fact[Device] = Fact.of(Device.CPU)
    default_dtype: Fact[str] = Fact.of(FLOAT32)
    handled: frozenset[str] = frozenset()
    in_doubt: bool = False
    """Whether the program ever gets here, or what the library does here, is decided by what is not seen."""

    def join(self, other: Context) -> Context:
        """The context after two paths meet."""
        if self == other:
            return self
        return Context(
            grad_mode=self.grad_mode.join(other.grad_mode),
            inference=self.inference or other.inference,
            autocast=self.autocast.join(other.autocast),
            autocast_off_cpu=self.autocast_off_cpu.join(other.autocast_off_cpu),
            default_device=self.default_device.join(other.default_device),
            default_dtype=self.default_dtype.join(other.default_dtype),
            handled=self.handled & other.handled,
            in_doubt=self.in_doubt and other.in_doubt,
        )

    def changed_since(self, before: Context, elsewhere: Context) -> Context:
        """The modes of another place, with those that have changed here since."""
        if before == elsewhere:
            return replace(self, handled=elsewhere.handled)
        return replace(elsewhere, **{name: getattr(self, name) for name in self.modes_other_than(before)})

    def modes_other_than(self, before: Context) -> list[str]:
        """The names of the modes that are others."""
        return [name for name in MODES if getattr(self, name) != getattr(before, name)]


MODES = tuple(one.name for one in fields(Context) if one.name != "handled")
"""The modes among what a context says."""


@dataclass(frozen=True, slots=True)
class RememberedTest:
    """A test that a name holds the outcome of. `asked` are the names in it."""

    test: ast.expr
    asked: frozenset[str]
    is_lasting: bool
    """In-place changes do not touch it: it asks for the kind of what a name holds."""


@dataclass(slots=True)
class State:
    """Paths (`x`, `self.w`, `d['k']`) and their values, and the context. Forked at branches, joined after them."""

    context: Context = Context()
    bindings: dict[str, Value] = field(default_factory=dict)
    parts: set[str] = field(default_factory=set)
    """Those of the paths that are more than a name, or the name of an outer scope."""
    tests: Mapping[str, RememberedTest] = field(default_factory=dict)
    """What names say that are bound to a test."""
    decided: Mapping[str, bool] = field(default_factory=dict)
    """Questions whose answer is known here: a branch that they decide is being followed."""

    def fork(self) -> State:
        """A copy that may go its own way."""
        return State(self.context, dict(self.bindings), set(self.parts), self.tests, self.decided)

    def bind(self, path: str, value: Value) -> None:
        """Give a name or path a new value; whatever was known of what lies behind the old one is dropped."""
        self.forget_parts(path)
        self._forget_tests(path)
        self.bindings[path] = value
        if _is_name(path):
            self.parts.discard(path)
        else:
            self.parts.add(path)

    def refine(self, path: str, value: Value) -> None:
        """Say more about the value that a path has already; of a name of an outer scope only here, like of a part."""
        if not _is_name(path) or path not in self.bindings:
            self.parts.add(path)
        self.bindings[path] = value

    def forget(self, path: str) -> None:
        """Drop a path and all that lies behind it."""
        self.forget_parts(path)
        self._forget_tests(path)
        self.bindings.pop(path, None)
        self.parts.discard(path)

    def forget_parts(self, path: str) -> None:
        """Drop what lies behind a path: `x.y`, `x[0]`."""
        prefixes = (path + ".", path + "[")
        self._drop([other for other in self.parts if other.startswith(prefixes)])

    def forget_attribute(self, name: str) -> None:
        """Drop every path through an attribute of this name: the objects behind them may be one and the same."""
        self._drop([path for path in self.parts if f".{name}" in path])
        self._forget_passing_tests()

    def forget_all_parts(self) -> None:
        """Drop all paths that are more than a name: what lies behind a name may have changed."""
        self._drop(list(self.parts))
        self._forget_passing_tests()

    def forget_tests(self) -> None:
        """Drop what names say that are bound to a test: anything may have been bound anew."""
        self.tests = {}
        self.decided = {}

    def _forget_passing_tests(self) -> None:
        if self.tests:
            self.tests = {name: one for name, one in self.tests.items() if one.is_lasting}

    def remember_test(self, name: str, test: ast.expr, asked: frozenset[str]) -> None:
        """A name is bound to the outcome of a test, which reads these names."""
        is_lasting = not any(isinstance(node, ast.Attribute) for node in _asked(test))
        self.tests = {**self.tests, name: RememberedTest(test, asked, is_lasting)}

    def decide(self, key: str, *, outcome: bool | None) -> None:
        """From here on, the answer to a question is known, or not any more."""
        others = {other: known for other, known in self.decided.items() if other != key}
        self.decided = others if outcome is None else {**others, key: outcome}

    def answer_to(self, test: ast.expr) -> bool | None:
        """Whether a test holds, where that is decided."""
        decision = decision_of(test) if self.decided else None
        known = None if decision is None else self.decided.get(decision.key)
        return None if decision is None or known is None else known is decision.outcome

    def _forget_tests(self, path: str) -> None:
        if not self.tests and not self.decided:
            return
        root = path.partition(".")[0].partition("[")[0]
        self.tests = {name: one for name, one in self.tests.items() if root != name and root not in one.asked}
        self.decided = {key: known for key, known in self.decided.items() if not is_asked_of(key, path)}

    def _drop(self, paths: list[str]) -> None:
        for path in paths:
            del self.bindings[path]
            self.parts.discard(path)

    def set_context(self, **changes: object) -> None:
        """Change single modes."""
        self.context = replace(self.context, **changes)  # type: ignore[arg-type]

    def update_all(self, change: Callable[[Value], Value]) -> None:
        """Apply a change to every value, inside containers too: what an in-place call does to all aliases."""
        for path, value in self.bindings.items():
            self.bindings[path] = map_value(value, change)

    def same_as(self, other: State) -> bool:
        """Whether nothing new is known here, origins aside."""
        return (
            self.context == other.context
            and self.bindings == other.bindings
            and self.tests == other.tests
            and all(is_promised(value) == is_promised(other.bindings[path]) for path, value in self.bindings.items())
        )


def join_states(left: State | None, right: State | None) -> State | None:
    """The state after two paths meet; None is a path that does not get here."""
    if left is None or right is None:
        return left or right
    bindings: dict[str, Value] = {}
    for path, value in left.bindings.items():
        if path in right.bindings:
            other = right.bindings[path]
            bindings[path] = value if value is other else join(value, other)
        elif path not in left.parts:
            bindings[path] = value
    only_right = {path for path in right.bindings if path not in left.bindings and path not in right.parts}
    bindings.update({path: right.bindings[path] for path in only_right})
    tests = {name: one for name, one in left.tests.items() if right.tests.get(name) == one}
    decided = {name: known for name, known in left.decided.items() if right.decided.get(name) is known}
    return State(left.context.join(right.context), bindings, left.parts & right.parts, tests, decided)


def _asked(test: ast.expr) -> Iterator[ast.AST]:
    """The parts of a test, but for the names of the types that it asks for."""
    for node in (test, *walk(test)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "isinstance":
            yield from walk(node.args[0]) if node.args else ()
            yield from node.args[:1]
            return
        yield node


def _is_name(path: str) -> bool:
    return "." not in path and "[" not in path


_TRACKED = (Tensor, ModuleObject, UnknownValue, Instance, Sequence, Dictionary, ContextObject, ContextStack)
UNCHANGING = frozenset(
    {Qualified, Imported, Constant, PythonObject, ClassValue, Builtin, ForeignObject, DeviceObject, DTypeObject}
)


_WITHOUT_PARTS = frozenset({Tensor, UnknownValue, Array})
"""Kinds that contain no other values, and that there are most of."""


def can_change(value: Value) -> bool:
    """Whether an in-place change can reach the value, or something in it."""
    if isinstance(value, FunctionValue):
        return value.receiver is not None
    return type(value) not in UNCHANGING


def map_value(value: Value, change: Callable[[Value], Value]) -> Value:
    """The value with `change` applied to it, or to what it contains."""
    kind = type(value)
    if kind in UNCHANGING:
        return value
    if kind in _WITHOUT_PARTS:
        return change(value)
    if isinstance(value, FunctionValue):
        return value if value.receiver is None else replace(value, receiver=map_value(value.receiver, change))
    if isinstance(value, Union):
        kinds = _mapped(value.alternatives, change)
        return value if kinds is value.alternatives else Union(kinds)
    if isinstance(value, Sequence):
        return change(_mapped_sequence(value, change))
    if isinstance(value, Dictionary):
        return change(_mapped_dictionary(value, change))
    if isinstance(value, Instance):
        held = tuple(part for _, part in value.attributes)
        parts = _mapped(held, change)
        names = (name for name, _ in value.attributes)
        return change(value if parts is held else replace(value, attributes=tuple(zip(names, parts, strict=True))))
    if isinstance(value, ModuleObject) and value.children:
        children = _mapped(value.children, change)
        return change(value if children is value.children else replace(value, children=children))
    if isinstance(value, (BoundMethod, Partial, GeneratorManager, Guarded)):
        return _mapped_callable(value, change)
    if isinstance(value, LibraryObject) and value.held is not None:
        kept = map_value(value.held, change)
        return value if kept is value.held else replace(value, held=kept if isinstance(kept, Sequence) else None)
    return change(_mapped_stack(value, change) if isinstance(value, ContextStack) else value)


def _mapped_callable(
    value: BoundMethod | Partial | GeneratorManager | Guarded, change: Callable[[Value], Value]
) -> Value:
    if isinstance(value, BoundMethod):
        return replace(value, receiver=map_value(value.receiver, change))
    if isinstance(value, Guarded):
        return replace(value, manager=map_value(value.manager, change), function=map_value(value.function, change))
    arguments = _mapped(value.arguments, change)
    keywords = tuple((name, map_value(held, change)) for name, held in value.keywords)
    if isinstance(value, GeneratorManager):
        return replace(value, arguments=arguments, keywords=keywords)
    return Partial(map_value(value.function, change), arguments, keywords)


def _mapped_stack(value: ContextStack, change: Callable[[Value], Value]) -> ContextStack:
    pending = tuple(replace(one, held=_mapped(one.held, change)) for one in value.pending)
    given = None if value.given is None else map_value(value.given, change)
    is_same = given is value.given and all(a.held is b.held for a, b in zip(pending, value.pending, strict=True))
    return value if is_same else replace(value, pending=pending, given=given)


def _mapped(parts: tuple[Value, ...], change: Callable[[Value], Value]) -> tuple[Value, ...]:
    mapped = tuple(map_value(part, change) for part in parts)
    return parts if all(before is after for before, after in zip(parts, mapped, strict=True)) else mapped


def _mapped_sequence(value: Sequence, change: Callable[[Value], Value]) -> Sequence:
    elements = None if value.elements is None else _mapped(value.elements, change)
    element = map_value(value.element, change)
    if elements is None and element is not value.element:
        # It stands for all elements, of which only one may have changed.
        element = join(value.element, element)
    if elements is value.elements and element is value.element:
        return value
    return replace(value, elements=elements, element=element)


def _mapped_dictionary(value: Dictionary, change: Callable[[Value], Value]) -> Dictionary:
    held = tuple(part for _, part in value.items)
    parts = _mapped(held, change)
    rest = None if value.rest is None else map_value(value.rest, change)
    if parts is held and rest is value.rest:
        return value
    keys = (key for key, _ in value.items)
    return replace(value, items=tuple(zip(keys, parts, strict=True)), rest=rest)


def object_path(value: Value) -> str | None:
    """The name under which a state keeps an object that it follows, whatever the program's own names come to hold."""
    tokens = identity_of(value)
    is_group = isinstance(value, Tensor) and value.stands_for_all
    return f"<object {min(tokens)}>" if len(tokens) == 1 and not is_group else None


def identity_of(value: Value) -> Identity:
    """The objects that a value may be, where that is tracked."""
    return value.identity if isinstance(value, _TRACKED) else NOBODY
