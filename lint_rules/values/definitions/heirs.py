"""The classes that inherit from one: an object that is said to be of the one may be of any of them."""

from __future__ import annotations

import ast
import builtins
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lint_rules.values.definitions import inheritance
from lint_rules.values.domain.joining import join_all
from lint_rules.values.domain.value import ClassValue, FunctionValue, Instance, Value, alternatives, unknown
from lint_rules.values.tree.class_syntax import bound_in_class
from lint_rules.values.tree.references import bound_by_import, root_of
from lint_rules.values.tree.syntax import last_name, nodes_by_kind, walk

if TYPE_CHECKING:
    from lint_rules.values.interpreter.engine import Engine

MAX_FOLLOWED = 3
"""How many methods of heirs are followed, beside the one of the class itself."""


@dataclass(frozen=True, slots=True)
class Heir:
    """A class as the syntax shows it. `bases` or `bound` is None where these may be any."""

    node: ast.ClassDef | ast.Call
    bases: frozenset[str] | None
    bound: frozenset[str] | None


@dataclass(frozen=True, slots=True)
class Heirs:
    """All classes of a file by their names, and those that no name at its top level stands for."""

    by_name: Mapping[str, tuple[Heir, ...]]
    hidden: tuple[Heir, ...]

    def bind(self, owner: ClassValue, name: str) -> bool:
        """Whether some hidden heir of a class may have an attribute of its own under a name."""
        return any(
            self._inherits(one, owner) and (one.bound is None or name in one.bound or self._by_mixin(one, owner, name))
            for one in self.hidden
        )

    def _inherits(self, heir: Heir, owner: ClassValue) -> bool:
        if heir.node is owner.syntax.node:
            return False
        above = self._above(heir)
        return above is None or owner.syntax.name in above

    def _by_mixin(self, heir: Heir, owner: ClassValue, name: str) -> bool:
        """Whether a class that it inherits from besides has the attribute."""
        known = inheritance.linear_bases(owner)
        own = {one.syntax.name for one in known if isinstance(one, ClassValue)}
        above = self.by_name.keys() if (found := self._above(heir)) is None else found
        return any(one.bound is None or name in one.bound for base in above - own for one in self.by_name.get(base, ()))

    def _above(self, heir: Heir) -> set[str] | None:
        """The names of all classes that it inherits from; None where they may be any."""
        found: set[str] = set()
        waiting = [heir]
        while waiting:
            bases = waiting.pop().bases
            if bases is None:
                return None
            waiting.extend(one for base in bases - found for one in self.by_name.get(base, ()))
            found |= bases
        return found


def heirs_in(tree: ast.Module) -> Heirs:
    """What the syntax of a file says of its classes."""
    nodes = nodes_by_kind([tree])
    classes = [node for node in nodes.get(ast.ClassDef, ()) if isinstance(node, ast.ClassDef)]
    names = {node.name for node in classes}
    imports = (node for kind in (ast.Import, ast.ImportFrom) for node in nodes.get(kind, ()))
    outside = {bound_by_import(alias) for node in imports for alias in getattr(node, "names", ())}
    outside |= vars(builtins).keys() - names
    by_name: dict[str, list[Heir]] = defaultdict(list)
    hidden: list[Heir] = []
    top = set(tree.body)
    for node in classes:
        heir = Heir(node, _bases(node.bases, names, outside), frozenset(bound_in_class(node)))
        by_name[node.name].append(heir)
        if node not in top:
            hidden.append(heir)
    calls = (node for node in nodes.get(ast.Call, ()) if isinstance(node, ast.Call))
    hidden += [_made_by_type(call, names, outside) for call in calls if _makes_class(call)]
    return Heirs({name: tuple(found) for name, found in by_name.items()}, tuple(hidden))


def _bases(nodes: list[ast.expr], names: set[str], outside: set[str]) -> frozenset[str] | None:
    """The names of base classes; None where one of them may be any class."""
    found: set[str] = set()
    for node in nodes:
        base = node.value if isinstance(node, ast.Subscript) else node
        if last_name(base) in names:
            found.add(last_name(base))
        elif isinstance(base, ast.Call):
            found |= names.intersection(map(last_name, (one for one in walk(base) if isinstance(one, ast.expr))))
        elif last_name(root_of(base)) not in outside:
            return None
    return frozenset(found)


def _makes_class(call: ast.Call) -> bool:
    """`type("B", (A,), {…})`."""
    return last_name(call.func) in ("type", "new_class") and len(call.args) > 1


def _made_by_type(call: ast.Call, names: set[str], outside: set[str]) -> Heir:
    bases, held = call.args[1], call.args[2] if len(call.args) > 2 else None
    keys = held.keys if isinstance(held, ast.Dict) else []
    written = [key.value for key in keys if isinstance(key, ast.Constant) and isinstance(key.value, str)]
    is_seen = isinstance(held, ast.Dict) and len(written) == len(keys)
    known = _bases(bases.elts, names, outside) if isinstance(bases, (ast.Tuple, ast.List)) else None
    return Heir(call, known, frozenset(written) if is_seen else None)


def _heirs_of(engine: Engine) -> Heirs:
    if engine.memo.heirs is None:
        engine.memo.heirs = heirs_in(engine.tree)
    return engine.memo.heirs


def known_heirs(engine: Engine, class_: ClassValue) -> Iterator[ClassValue]:
    """The classes beside a class, or in the checked file, that inherit from it."""
    seen = {class_}
    for scope in {id(one): one for one in (class_.frame, engine.module)}.values():
        for value in scope.ever.values():
            for one in alternatives(value):
                if isinstance(one, ClassValue) and one not in seen and class_ in inheritance.linear_bases(one):
                    seen.add(one)
                    yield one


def are_hidden(engine: Engine, class_: ClassValue, name: str) -> bool:
    """Whether a class that only the syntax shows may inherit from one, and have an attribute of its own."""
    return _heirs_of(engine).bind(class_, name)


def may_be_of_heir(instance: Instance) -> bool:
    """Whether an object that is said to be of a class may be of one that inherits from it."""
    return instance.generic and not instance.exact


def with_those_of_heirs(engine: Engine, instance: Instance, name: str, method: Value, node: ast.AST) -> Value:
    """What a name stands for in an object that may be one of an heir: the method that was found, or theirs."""
    if not may_be_of_heir(instance):
        return method
    others = list(_methods_of_heirs(engine, instance, name, method))
    if len(others) > MAX_FOLLOWED or are_hidden(engine, instance.class_, name):
        others = [unknown(node, f"a subclass has an attribute {name!r} of its own")]
    return join_all([method, *others])


def _methods_of_heirs(engine: Engine, instance: Instance, name: str, method: Value) -> Iterator[Value]:
    seen = {_node_of(method)}
    for heir in known_heirs(engine, instance.class_):
        found = inheritance.method_of(heir, name, replace(instance, class_=heir))
        if found is not None and _node_of(found) not in seen:
            seen.add(_node_of(found))
            yield found


def _node_of(method: Value) -> ast.AST | Value:
    """What tells one method from another, whatever it is bound to."""
    return method.node if isinstance(method, FunctionValue) else method
