"""Methods and attributes that may be others than those that a class shows: replaced, overridden, or intercepted."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lint_rules.values.definitions import class_bodies, heirs, inheritance, opened
from lint_rules.values.domain.value import ClassValue, FunctionValue, Instance, PythonObject, alternatives
from lint_rules.values.tree.class_syntax import bound_in_class
from lint_rules.values.tree.syntax import (
    FUNCTIONS,
    Function,
    decorator_names,
    last_name,
    nodes_by_kind,
    self_name,
    walk,
)

if TYPE_CHECKING:
    from lint_rules.values.interpreter.engine import Engine

_BY_NAME = frozenset({"setattr", "delattr", "object"})
"""`setattr(Class, "method", f)`, `monkeypatch.setattr(…)`, `mock.patch.object(Class, "method")`."""
_BY_PATH = frozenset({"patch", "setattr", "delattr"})
"""`mock.patch("package.module.Class.method")`."""
_OF_CLASSES = frozenset({"__bases__", "__class__"})
_PARTS_OF_FUNCTIONS = frozenset({"__code__", "__defaults__", "__kwdefaults__"})


@dataclass(frozen=True, slots=True)
class Members:
    """What a file says of attributes by their names alone."""

    stored: frozenset[str]
    """Those that it sets somewhere, be it on `self`, on a class or by a patch."""
    classes_binding: Counter[str]
    """How many classes bind a name."""
    changes_mappings: bool
    """Whether `obj.__dict__` or `vars(obj)` is changed, or kept under a name, by which it may be."""
    open_classes: frozenset[str]
    """What is given attributes of which the names are not written out, by its own name."""
    set_from_outside: frozenset[str]
    """Attributes that are set on something else than the first parameter of a method."""
    set_by_any_name: frozenset[str]
    """Classes whose objects are given attributes of which the names are not written out, as far as that is known."""
    sets_by_any_name: bool
    """Somewhere that is done to who knows what."""


def _members(engine: Engine) -> Members:
    if engine.memo.members is None:
        engine.memo.members = _members_in(engine.tree)
    return engine.memo.members


def _members_in(tree: ast.Module) -> Members:
    nodes = nodes_by_kind([tree])
    stores = [
        node
        for node in nodes.get(ast.Attribute, ())
        if isinstance(node, ast.Attribute) and not isinstance(node.ctx, ast.Load)
    ]
    calls = [node for node in nodes.get(ast.Call, ()) if isinstance(node, ast.Call)]
    classes = [node for node in nodes.get(ast.ClassDef, ()) if isinstance(node, ast.ClassDef)]
    by_name = {name for call in calls for name in _set_by_call(call)}
    by_name.update(name for node in nodes.get(ast.Subscript, ()) for name in _set_in_dict(node))
    on_self = {node: owner.name for owner in classes for node in _done_to_receivers(owner)}
    by_any_name = [call for call in calls if _sets_any(call) or _updates_dict(call)]
    known = [on_self.get(call) or _named_by(call) for call in by_any_name]
    class_names = {node.name for node in classes}
    return Members(
        stored=frozenset(node.attr for node in stores) | by_name,
        classes_binding=Counter(name for node in classes for name in bound_in_class(node)),
        changes_mappings=any(map(_is_mapping, _changed_by(nodes))),
        set_from_outside=frozenset(node.attr for node in stores if node not in on_self) | by_name,
        set_by_any_name=frozenset(class_names.intersection(known)),
        sets_by_any_name=not class_names.issuperset(known),
        open_classes=frozenset(last_name(call.args[0]) for call in calls if _sets_any(call)),
    )


def _changed_by(nodes: Mapping[type[ast.AST], list[ast.AST]]) -> Iterator[ast.AST]:
    """What items are stored in, what gets another name, and what methods are called on that change a mapping."""
    for node in nodes.get(ast.Subscript, ()):
        if isinstance(node, ast.Subscript) and not isinstance(node.ctx, ast.Load):
            yield node.value
    for node in nodes.get(ast.Assign, ()):
        if isinstance(node, ast.Assign):
            yield node.value
    for node in nodes.get(ast.Call, ()):
        method = node.func if isinstance(node, ast.Call) else None
        if isinstance(method, ast.Attribute) and method.attr in _CHANGING_A_MAPPING:
            yield method.value


_CHANGING_A_MAPPING = frozenset({"clear", "pop", "popitem", "setdefault", "update", "__setitem__"})


def _is_mapping(node: ast.AST) -> bool:
    """Whether an expression gives the mapping that holds the attributes of an object."""
    if isinstance(node, ast.Call):
        return last_name(node.func) == "vars"
    return isinstance(node, ast.Attribute) and node.attr == "__dict__"


def _done_to_receivers(owner: ast.ClassDef) -> Iterator[ast.AST]:
    """The attributes of their objects that the methods of a class mention, and calls that may set them by name."""
    for method in owner.body:
        if isinstance(method, FUNCTIONS) and "classmethod" not in decorator_names(method):
            receiver = self_name(method)
            yield from (node for node in walk(method) if receiver is not None and _done_to(node) == receiver)


def _done_to(node: ast.AST) -> str:
    """Whose attribute a node is, or may set."""
    if isinstance(node, ast.Attribute):
        return node.value.id if isinstance(node.value, ast.Name) else ""
    return _named_by(node) if isinstance(node, ast.Call) else ""


def _named_by(node: ast.Call) -> str:
    """Whose attributes a call sets: `setattr(obj, …)`, `vars(obj).update(…)`, `obj.__dict__.update(…)`."""
    if not _updates_dict(node):
        return last_name(node.args[0]) if node.args else ""
    held = node.func.value if isinstance(node.func, ast.Attribute) else None
    if isinstance(held, ast.Call):
        return last_name(held.args[0]) if held.args else ""
    return last_name(held.value) if isinstance(held, ast.Attribute) else ""


def _updates_dict(node: ast.Call) -> bool:
    return isinstance(node.func, ast.Attribute) and node.func.attr == "update" and _is_mapping(node.func.value)


def is_set_from_outside(engine: Engine, class_: ClassValue, name: str) -> bool:
    """Whether the file sets an attribute of this name on an object that may be one of the class, or the class."""
    members = _members(engine)
    if name in members.set_from_outside or members.sets_by_any_name:
        return True
    local = (base.syntax.name for base in inheritance.linear_bases(class_) if isinstance(base, ClassValue))
    return not members.set_by_any_name.isdisjoint(local)


def _sets_any(node: ast.Call) -> bool:
    """`setattr(Class, name, f)`."""
    is_setting = last_name(node.func) in _BY_NAME and len(node.args) > 1
    return is_setting and not isinstance(node.args[1], ast.Constant)


def _set_by_call(node: ast.Call) -> Iterator[str]:
    given = [one.value for one in node.args[:2] if isinstance(one, ast.Constant) and isinstance(one.value, str)]
    called = last_name(node.func)
    if not given or called not in _BY_NAME | _BY_PATH:
        return
    if called in _BY_PATH and isinstance(node.args[0], ast.Constant):
        yield given[0].rpartition(".")[2]
    elif called in _BY_NAME and len(node.args) > 1 and isinstance(node.args[1], ast.Constant):
        yield given[-1]


def _set_in_dict(node: ast.AST) -> Iterator[str]:
    """`obj.__dict__["name"] = …`."""
    if isinstance(node, ast.Subscript) and not isinstance(node.ctx, ast.Load) and _is_mapping(node.value):
        key = node.slice.value if isinstance(node.slice, ast.Constant) else None
        yield from [key] if isinstance(key, str) else []


def why_another(engine: Engine, function: FunctionValue) -> str | None:
    """Why a method that was found by its name need not be the one that runs."""
    owner, node = function.owner, function.node
    if not _members(engine).stored.isdisjoint(_PARTS_OF_FUNCTIONS):
        return "the code of a function is set in the file"
    if owner is None or isinstance(node, ast.Lambda):
        return None
    # What is assigned to the name of a property goes to its setter.
    own_name = () if "property" in decorator_names(node) else (node.name,)
    if not _members(engine).stored.isdisjoint((*own_name, *_OF_CLASSES)):
        return f"an attribute {node.name!r} is set in the file, perhaps in the place of the method"
    if owner.syntax.name in _members(engine).open_classes or opened.may_be_set(engine, owner, node.name):
        return f"attributes of {owner.syntax.name} are set by name in the file"
    receiver = function.receiver
    is_exact = isinstance(receiver, Instance) and not heirs.may_be_of_heir(receiver)
    if not is_exact and _is_overridden(engine, owner, node):
        return f"a subclass has a method {node.name!r} of its own"
    return None


def _is_overridden(engine: Engine, owner: ClassValue, node: Function) -> bool:
    """Whether some class finds another method, or something else, under the name of this one."""
    if heirs.are_hidden(engine, owner, node.name):
        return True
    needed = 1 if owner.frame.is_elsewhere else 2
    if _members(engine).classes_binding[node.name] < needed:
        return False
    for heir in heirs.known_heirs(engine, owner):
        found = inheritance.method_of(heir, node.name, None)
        if not isinstance(found, FunctionValue) or found.node is not node:
            return True
    return False


def decides_what_is_stored(engine: Engine, class_: ClassValue, name: str) -> bool:
    """Whether a class of the file decides what becomes of an attribute that is set."""
    if "__setattr__" in _members(engine).stored:
        return True
    if _shares_attributes(class_):
        return True
    for base in inheritance.linear_bases(class_):
        if isinstance(base, ClassValue):
            method = base.syntax.methods.get(name)
            if "__setattr__" in base.syntax.bound or (method and "property" in decorator_names(method)):
                return True
    return _is_descriptor(engine, class_, name, "__set__")


def decides_what_is_read(engine: Engine, class_: ClassValue, name: str) -> bool:
    """Whether a class of the file decides what an attribute gives that was set."""
    if "__getattribute__" in _members(engine).stored or _shares_attributes(class_):
        return True
    for base in inheritance.linear_bases(class_):
        if isinstance(base, ClassValue) and "__getattribute__" in base.syntax.bound:
            return True
        if isinstance(base, ClassValue) and "__getattr__" in base.syntax.bound:
            # Parameters and submodules are found by this method only.
            return inheritance.is_module_class(engine, class_)
    return _is_descriptor(engine, class_, name, "__get__")


def _shares_attributes(class_: ClassValue) -> bool:
    """Whether the attributes of an object are kept in a mapping that the class puts there: others may have it."""
    bases = inheritance.linear_bases(class_)
    return any(isinstance(base, ClassValue) and "__dict__" in base.syntax.attribute_setters for base in bases)


def are_set_by_mapping(engine: Engine) -> bool:
    """Whether the file changes the mappings that hold the attributes of objects."""
    return _members(engine).changes_mappings


def _is_descriptor(engine: Engine, class_: ClassValue, name: str, method: str) -> bool:
    """Whether the class body binds the name to a property, or to an object with such a method."""
    return any(
        value == PythonObject("property")
        or (isinstance(value, Instance) and inheritance.method_of(value.class_, method, None) is not None)
        for held in class_bodies.assigned(engine, class_, name)
        for value in alternatives(held)
    )


def makes_objects_itself(engine: Engine, class_: ClassValue) -> bool:
    """Whether a metaclass of the file decides what calling the class gives, or an `__init__` from elsewhere does."""
    if "__init__" in _members(engine).stored or opened.are_objects_others(engine, class_):
        return True
    return any(
        isinstance(meta, ClassValue) and inheritance.method_of(meta, "__call__", None) is not None
        for meta in opened.metaclasses(engine, class_)
    )


def may_give_an_older_object(class_: ClassValue) -> bool:
    """Whether calling the class need not make an object: its `__new__` decides that."""
    bases = inheritance.linear_bases(class_)
    return any(isinstance(base, ClassValue) and "__new__" in base.syntax.bound for base in bases)


def is_abstract(function: FunctionValue, node: Function) -> bool:
    """Whether the body only says that somebody else implements it."""
    if "abstractmethod" in decorator_names(node):
        return True
    return all(
        isinstance(statement, ast.Pass)
        or (isinstance(statement, ast.Raise) and (function.owner is not None or _is_unimplemented(statement)))
        or (isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant))
        for statement in node.body
    )


def only_raises(node: ast.AST) -> bool:
    """Whether a body does nothing but raise, and says of nobody that he has to implement it."""
    last = node.body[-1] if isinstance(node, FUNCTIONS) else None
    return isinstance(last, ast.Raise) and not _is_unimplemented(last)


def _is_unimplemented(node: ast.Raise) -> bool:
    raised = node.exc.func if isinstance(node.exc, ast.Call) else node.exc
    return raised is not None and last_name(raised) == "NotImplementedError"
