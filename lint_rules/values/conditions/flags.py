"""Names that hold the outcome of a test, or decide branches more than once.

A name that is bound to a test says what the test says, as long as neither it nor what it was asked of is bound anew.
Where the same question decides two branches of one block (`flag`, `args.cuda`, `phase == "train"`), what lies between
them is run once for each of its answers.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lint_rules.values.domain.value import Array, Constant, PythonObject, UnknownValue, Value, alternatives
from lint_rules.values.frames.frame import Frame
from lint_rules.values.tree.decisions import Deciding, Decision, deciding_in, decision_of, setters_in
from lint_rules.values.tree.syntax import ScopeNode, last_name, path_of, walk, walk_scope

MAX_OPEN_FLAGS = 2
"""How many flags one point is followed for at once: each doubles the work."""
MAX_STATEMENTS = 60
"""How many statements, at most, are run once more for a flag."""

_TESTS = (ast.Call, ast.Compare, ast.BoolOp, ast.UnaryOp, ast.Attribute)
_DOING = (ast.NamedExpr, ast.Await, ast.Lambda, ast.Yield, ast.YieldFrom)
MAX_TEST_SIZE = 40
"""How many nodes a test that is remembered has at most."""
_ASKING = frozenset({"isinstance", "hasattr", "getattr", "callable", "bool"})


def remember(frame: Frame, name: str, test: ast.expr, value: Value) -> None:
    """`flag = isinstance(x, T)`: remember what the name says, if the test can be asked again without being run."""
    if frame.state is None or not isinstance(test, _TESTS) or not _is_truth(value) or not _asks_only(test):
        return
    asked = frozenset(node.id for node in walk(test) if isinstance(node, ast.Name))
    if name not in asked:
        frame.here.remember_test(name, test, asked)


def _is_truth(value: Value) -> bool:
    return all(one == PythonObject("bool") for one in alternatives(value))


def _asks_only(test: ast.expr) -> bool:
    nodes = [test, *walk(test)]
    return len(nodes) <= MAX_TEST_SIZE and all(
        _is_question(node) if isinstance(node, ast.Call) else not isinstance(node, _DOING) for node in nodes
    )


def _is_question(call: ast.Call) -> bool:
    """Whether a call is one that can be asked again: of the language, or a method or function without local code."""
    if isinstance(call.func, ast.Name):
        return call.func.id in _ASKING
    return isinstance(call.func, ast.Attribute) and all(isinstance(one, (ast.Name, ast.Constant)) for one in call.args)


@dataclass(frozen=True, slots=True)
class Opened:
    """A question that a statement asks first, and how many of the statements behind it depend on the answer."""

    test: ast.expr
    decision: Decision
    count: int


def opened_by(frame: Frame, statements: Sequence[ast.stmt], number: int) -> Opened | None:
    """What is to be run once for each answer, from the statement of this number on; None if nothing depends on one.

    It ends with the last statement in which the same question decides something.
    """
    tests = _deciding(frame).first.get(statements[number])
    if tests is None or frame.open_flags >= MAX_OPEN_FLAGS or frame.state is None:
        return None
    opened = (_opened(frame, test, statements, number) for test in tests)
    return next((one for one in opened if one is not None), None)


def _deciding(frame: Frame) -> Deciding:
    known = frame.engine.memo.deciding
    if frame.node not in known:
        known[frame.node] = deciding_in(frame.node, frame.engine.knowledge.grad_switches)
    return known[frame.node]


def _opened(frame: Frame, test: ast.expr, statements: Sequence[ast.stmt], number: int) -> Opened | None:
    decision = decision_of(test)
    if decision is None or decision.key in frame.here.decided:
        return None
    asked = _deciding(frame).asked
    later = [place for place, one in enumerate(statements[number:]) if decision.key in asked.get(one, ())]
    count = later[-1] if later else 0
    stretch = statements[number : number + count + 1]
    if not count or sum(1 for one in stretch[1:] for _ in _statements(one)) > MAX_STATEMENTS:
        return None
    return Opened(test, decision, count) if _is_lasting(frame, test, decision, stretch) else None


def _is_lasting(frame: Frame, test: ast.expr, decision: Decision, stretch: Sequence[ast.stmt]) -> bool:
    """Whether the answer stays the same as long as nothing that shows here is bound anew."""
    if decision.attributes:
        return _is_steady_attribute(frame, decision, stretch) and _is_answerable(frame, test, decision)
    name = decision.path
    if name in frame.bindings.outer or name in _declared_inside(frame.node):
        return False
    if name not in frame.here.bindings and (frame.is_elsewhere or name in frame.engine.scan.global_names):
        return False
    return _is_answerable(frame, test, decision)


def _is_answerable(frame: Frame, test: ast.expr, decision: Decision) -> bool:
    """Whether what is asked is of a kind whose answer is a plain yes or no, which changes by no other way."""
    asked = _asked_of(test)
    kinds = alternatives(frame.evaluate(asked))
    if frame.state is None:
        return False
    if decision.compared is not None and decision.compared.value is None:
        # Comparing with None asks which object it is; arrays are compared with it one by one.
        return not any(isinstance(one, Array) for one in kinds)
    if decision.compared is not None and isinstance(decision.compared.value, str):
        return all(isinstance(one, (UnknownValue, Constant, PythonObject)) for one in kinds)
    if decision.attributes:
        return all(_is_flag(one) or isinstance(one, Constant) for one in kinds)
    if not all(map(_is_flag, kinds)) or decision.path in _used_otherwise(frame.node):
        return False
    is_truth = all(one == PythonObject("bool") for one in kinds)
    return is_truth or decision.path not in _handed_over(frame)


def _asked_of(test: ast.expr) -> ast.expr:
    while isinstance(test, ast.UnaryOp):
        test = test.operand
    return test.left if isinstance(test, ast.Compare) else test


def _is_flag(value: Value) -> bool:
    return isinstance(value, UnknownValue) or value == PythonObject("bool")


def _is_steady_attribute(frame: Frame, decision: Decision, stretch: Sequence[ast.stmt]) -> bool:
    """Whether nothing in the file sets an attribute while a stretch is run, as far as that shows."""
    names = set(decision.attributes)
    if not names.isdisjoint(frame.engine.knowledge.tensor_attributes):
        # What tensors say of themselves changes without being set.
        return False
    module = frame
    while module.parent is not None:
        module = module.parent
    known = frame.engine.memo.setters
    if module.node not in known:
        known[module.node] = setters_in(module.node)
    setters = known[module.node]
    if any(not setters.is_early(name, frame.node) for name in names):
        return False
    is_set_here = decision.attributes[-1] in setters.by_attribute
    return not any(_may_set(node, decision, is_set_here=is_set_here) for one in stretch for node in walk(one))


def _may_set(node: ast.AST, decision: Decision, *, is_set_here: bool) -> bool:
    """Whether a node may set the attribute: by its name, or by a method of an object that is made elsewhere."""
    if isinstance(node, ast.Attribute):
        return node.attr in decision.attributes and not isinstance(node.ctx, ast.Load)
    if not isinstance(node, ast.Call):
        return False
    if any(isinstance(one, ast.Name) and one.id == decision.root for one in node.args):
        return True
    is_method = isinstance(node.func, ast.Attribute) and path_of(node.func.value) in _owners(decision)
    return is_method and not is_set_here


def _owners(decision: Decision) -> list[str]:
    parts = decision.path.split(".")
    return [".".join(parts[:length]) for length in range(1, len(parts))]


def _statements(statement: ast.stmt) -> Iterator[ast.AST]:
    return (node for node in (statement, *walk_scope(statement)) if isinstance(node, ast.stmt))


def _declared_inside(scope: ScopeNode) -> set[str]:
    """Names that functions inside a scope may bind anew."""
    return {name for node in walk(scope) if isinstance(node, (ast.Global, ast.Nonlocal)) for name in node.names}


def _used_otherwise(scope: ScopeNode) -> set[str]:
    """Names of a scope whose truth can change without their being bound anew: something is done to what they hold."""
    found: set[str] = set()
    for node in walk(scope):
        held = node.value if isinstance(node, (ast.Attribute, ast.Subscript)) else getattr(node, "iter", None)
        if isinstance(held, ast.Name):
            found.add(held.id)
    return found


def _handed_over(frame: Frame) -> set[str]:
    """Names of a scope that calls are given: what such a name holds may be filled or emptied there (`load(cache)`)."""
    calls = (node for node in walk(frame.node) if isinstance(node, ast.Call))
    asking = frozenset({*_ASKING, "len", "print", "str", *frame.engine.knowledge.grad_switches})
    return {
        one.id
        for call in calls
        if last_name(call.func) not in asking
        for one in (*call.args, *(keyword.value for keyword in call.keywords))
        if isinstance(one, ast.Name)
    }
