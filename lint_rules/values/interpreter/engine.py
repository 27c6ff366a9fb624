"""The engine: evaluates the scopes that somebody is interested in, and what these depend on, once each."""

from __future__ import annotations

import ast
import functools
import sys
from collections.abc import Mapping

from lint_rules.knowledge import schema, tables
from lint_rules.values.callees import builtin_calls, table_calls
from lint_rules.values.changes.mutation import Mutation
from lint_rules.values.definitions import callers, inheritance
from lint_rules.values.domain.callables import ContextObject
from lint_rules.values.domain.joining import join
from lint_rules.values.domain.memory import MemoryBook
from lint_rules.values.domain.value import (
    Builtin,
    ClassValue,
    Constant,
    FunctionValue,
    Identity,
    Instance,
    ModuleObject,
    Qualified,
    Tensor,
    UnknownValue,
    Value,
    unknown,
)
from lint_rules.values.frames.budget import Budget
from lint_rules.values.frames.frame import Frame
from lint_rules.values.frames.operands import Operands
from lint_rules.values.frames.reach import Reach
from lint_rules.values.frames.site import Recorder
from lint_rules.values.frames.state import Context, State
from lint_rules.values.interpreter import apart, calls, classes, construction, flow, linking, private, rebinding, supers
from lint_rules.values.interpreter import evaluate as expressions
from lint_rules.values.interpreter import functions as function_calls
from lint_rules.values.interpreter.memo import Memo
from lint_rules.values.objects.attributes import attribute_of
from lint_rules.values.operations import contexts
from lint_rules.values.tree import slicing
from lint_rules.values.tree.class_syntax import ClassSyntax
from lint_rules.values.tree.imported import Imported
from lint_rules.values.tree.references import References, is_private, references
from lint_rules.values.tree.scan import Scan
from lint_rules.values.tree.scopes import Scopes
from lint_rules.values.tree.slicing import Slice
from lint_rules.values.tree.source_module import SourceModules
from lint_rules.values.tree.syntax import FUNCTIONS, Bindings


class Engine:
    """Everything that one analysis of one file shares: the tables, the budget, the results so far.

    With `grad_mode_references`, the engine takes what the callers in the file say into account.
    `scan` says which scopes (functions, lambdas, classes) hold a place somebody is interested in, `asked` of which
    functions the callers are looked up in the whole project.
    """

    def __init__(
        self,
        tree: ast.Module,
        knowledge: tables.Knowledge,
        recorder: Recorder,
        scan: Scan,
        *,
        budget: Budget | None = None,
        path: str = "",
        files: SourceModules | None = None,
        wanted: frozenset[Imported] = frozenset(),
        asked: frozenset[ast.AST] = frozenset(),
        uses_name_heuristics: bool = True,
        grad_mode_references: callers.GradModeReferences | None = None,
    ) -> None:
        self.tree = tree
        self.knowledge = knowledge
        self.recorder = recorder
        self.scan = scan
        self.asked = asked
        self.uses_name_heuristics = uses_name_heuristics
        self.grad_mode_references = grad_mode_references or callers.NOTHING_SWITCHED
        self.follows_callers = grad_mode_references is not None
        self.mutations: list[Mutation] = []
        self.reach = Reach()
        self.memo = Memo()
        self.linker = linking.Linker(self, path, files, wanted)
        self.budget = budget or Budget()
        self.newest_identity = 0
        self.memory = MemoryBook()
        self.open_loops: list[ast.AST] = []
        """The loops that are being run, also by the callers of what is run now."""
        self.closures: list[Frame] = []
        """Evaluations of functions that nested functions see into, also when they have ended."""
        self.consumed: set[ast.AST] = set()
        """Expressions that a loop, or a function of the language, runs over right where they stand."""
        self.epoch = 0
        """Counts the changes of what a function may see from outside; a result holds for one epoch."""
        self.switches = 0
        """Counts the calls that have switched a mode for good."""
        self._deferred: list[tuple[Frame, FunctionValue]] = []
        self.method_orders: dict[tuple[ClassSyntax, tuple[Value, ...]], list[Value]] = {}
        self._stores: dict[tuple[ClassSyntax, str, str], Value | None] = {}
        self.module = self._module_frame()

    def run(self) -> None:
        """Evaluate the module and then every marked scope, outer ones first."""
        flow.run_block(self.module, self.tree.body)
        self.module.exit_state = self.module.state
        while self._deferred and self.budget.end is None:
            _, function = self._deferred.pop(0)
            self.budget.scope = function.node
            function_calls.run_standalone(self, function)

    def fresh(self) -> Identity:
        """The identity of an object that is made now."""
        self.newest_identity += 1
        return frozenset((self.newest_identity,))

    def evaluate(self, frame: Frame, node: ast.expr) -> Value:
        """The value of an expression in the frame's current state."""
        return expressions.evaluate(frame, node)

    def run_block(self, frame: Frame, statements: list[ast.stmt]) -> None:
        """Execute statements in order, as far as they can be reached."""
        flow.run_block(frame, statements)

    def call(self, frame: Frame, callee: Value, operands: Operands) -> Value:
        """What calling a value gives."""
        return calls.call(frame, callee, operands)

    def attribute(self, frame: Frame, value: Value, name: str, node: ast.AST) -> Value:
        """What `getattr(value, name)` gives."""
        place = node if isinstance(node, ast.expr) else ast.Name("getattr", ast.Load())
        return attribute_of(frame, value, name, place)

    def apply_row(self, frame: Frame, row: schema.Row, operands: Operands) -> Value:
        """What the tables say of a call or attribute."""
        return table_calls.apply_row(frame, row, operands)

    def operands(
        self,
        frame: Frame,
        node: ast.AST,
        receiver: Value | None,
        arguments: tuple[Value, ...] = (),
        keywords: Mapping[str, Value] | None = None,
        *,
        has_spread: bool = False,
    ) -> Operands:
        """The operands of an operation in the frame's current context."""
        context = frame.here.context if frame.state is not None else Context()
        return Operands(node, context, self.fresh(), receiver, arguments, keywords or {}, has_spread=has_spread)

    def lookup(self, frame: Frame, name: str, node: ast.AST) -> Value:
        """What a name stands for at this point."""
        found = self.linker.resolved(frame, self._looked_up(frame, name, node), node)
        return rebinding.changed_unseen(self, found, name, node)

    def _looked_up(self, frame: Frame, name: str, node: ast.AST) -> Value:
        if frame.state is not None and name in frame.here.bindings:
            value = frame.here.bindings[name]
            if name in self._set_from_within(frame) and not self.rebindings.are_seen(frame, name):
                return rebinding.doubt(name, node)
            # Another path may have left it as it was outside.
            return join(value, self._lookup_outside(frame, name, node)) if name in frame.bindings.outer else value
        if name in frame.bindings.local and not isinstance(frame.node, (ast.Module, ast.ClassDef)):
            return unknown(node, f"{name!r} has no value yet")
        return self._lookup_outside(frame, name, node)

    def _set_from_within(self, frame: Frame) -> frozenset[str]:
        """Names of a scope that functions inside it declare global or nonlocal."""
        return self._declared_in(frame) if frame.parent is None or frame.has_closures else frozenset()

    def _lookup_outside(self, frame: Frame, name: str, node: ast.AST) -> Value:
        outer = frame.parent
        while outer is not None:
            if name in outer.ever and not isinstance(outer.node, ast.ClassDef):
                value = outer.ever[name]
                if name in outer.bindings.outer:  # It is a name of another scope, which may hold something else.
                    value = join(value, self._lookup_outside(outer, name, node))
                return self.rebindings.found(frame, value, name, node) if name in self._declared_in(outer) else value
            if outer.parent is None and name in self._declared_in(outer):
                return unknown(node, f"{name!r} is set by a function that declares it global")
            outer = outer.parent
        return self._lookup_last(linking.module_frame(frame), name, node)

    def _declared_in(self, frame: Frame) -> frozenset[str]:
        """Names that some function of the frame's file declares global."""
        source = linking.module_frame(frame).source
        return self.scan.global_names if source is None else source.global_names

    def _lookup_last(self, module: Frame, name: str, node: ast.AST) -> Value:
        found = self.linker.defined(module, name)
        if found is not None:
            return found
        if name == "__debug__":
            return Constant(True)
        if name in builtin_calls.NAMES:
            return Builtin(name)
        if name == "__name__":
            return unknown(node, "it is the name of the module")
        return unknown(node, f"{name!r} is not defined in this file")

    def row_of(self, value: Value) -> schema.Row | None:
        """What the tables say of a qualified name."""
        if not isinstance(value, Qualified):
            return None
        return self.knowledge.row(self.knowledge.canonical(value.name))

    def method_row(self, receiver: Value, name: str) -> schema.Row | None:
        """What the tables say of a method; for an unknown receiver, what it is on a tensor."""
        if isinstance(receiver, (Tensor, UnknownValue)):
            return self.knowledge.tensor_methods.get(name)
        if isinstance(receiver, (ModuleObject, Instance)):
            return self.knowledge.module_methods.get(name)
        return None

    def is_foreign(self, name: str) -> bool:
        """Whether a qualified name belongs to a library whose objects are never tensors."""
        return name.partition(".")[0] in self.knowledge.foreign_roots

    def is_standard_library(self, name: str) -> bool:
        """Whether a qualified name belongs to Python's standard library."""
        return name.partition(".")[0] in sys.stdlib_module_names

    def defer(self, frame: Frame, function: FunctionValue) -> None:
        """Look at a function on its own later, if somebody is interested in what is inside."""
        frame.hold_closure()
        if frame.records and function.node in self.scan.marked:
            self._deferred.append((frame, function))

    def defer_class(self, frame: Frame, class_: ClassValue) -> None:
        """Run the body of a class, which may change what is outside; its marked methods are looked at later."""
        frame.hold_closure()
        if frame.records:
            classes.run_body(self, frame, class_)

    def call_function(self, frame: Frame, function: FunctionValue, operands: Operands) -> Value:
        """What calling a function of this file gives."""
        return function_calls.call(frame, function, operands)

    def where_it_holds(self, frame: Frame, test: FunctionValue, value: Value) -> Value:
        """A value of which a function of this file says that it is chosen."""
        return function_calls.where_it_holds(frame, test, value)

    def apply_effect(self, frame: Frame, effect: ContextObject, node: ast.AST) -> None:
        """A call such as `set_grad_enabled(False)` changes the context from here on."""
        self.switches += 1
        frame.here.context = contexts.applied(frame.here.context, effect, node)

    def class_value(self, frame: Frame, node: ast.ClassDef) -> ClassValue:
        """The value of a class definition."""
        bases = tuple(frame.evaluate(base) for base in node.bases)
        return ClassValue(self._scopes(frame).class_(node), frame, bases)

    def class_attribute(self, frame: Frame, class_: ClassValue, name: str, node: ast.AST) -> Value:
        """`Class.name`."""
        return classes.class_attribute(self, frame, class_, name, node)

    def instance_attribute(self, frame: Frame, instance: Instance, name: str, node: ast.AST) -> Value:
        """`obj.name`, on an object of a local class."""
        found = classes.instance_attribute if instance.above is None else supers.attribute_of
        return found(self, frame, instance, name, node)

    def generic_instance(self, class_: ClassValue) -> Value:
        """Some object of a local class, of which nothing else is known."""
        return classes.generic_instance(self, class_)

    def construct(self, frame: Frame, class_: ClassValue, operands: Operands) -> Value:
        """`Class(…)`."""
        return construction.construct(self, frame, class_, operands)

    def may_be_module(self, class_: ClassValue) -> bool:
        """Whether a class of the file derives from the library's class of modules, or from what is not seen."""
        is_open = any(isinstance(base, UnknownValue) for base in inheritance.linear_bases(class_))
        return is_open or inheritance.is_module_class(self, class_)

    def call_instance(self, frame: Frame, instance: Instance, operands: Operands) -> Value:
        """`obj(…)`: `__call__`, or `forward` for a module."""
        return classes.call_instance(self, frame, instance, operands)

    def super_of(self, frame: Frame) -> Value:
        """`super()` in a method."""
        return supers.super_of(self, frame)

    def _module_frame(self) -> Frame:
        return Frame(self, self.tree, Bindings(frozenset(), frozenset()), None, State(), records=True)

    @property
    def has_tensors(self) -> bool:
        """Whether the file shows a sign of working with tensors."""
        return self.scan.has_tensors

    def bindings_of(self, function: FunctionValue) -> Bindings:
        """Which names a function binds itself."""
        return self._scopes(function.frame).bindings_of(function.node)

    def _scopes(self, frame: Frame) -> Scopes:
        """What the syntax of the frame's file says."""
        source = linking.module_frame(frame).source
        return self.scan.syntax if source is None else source.scopes

    def slice_of(self, frame: Frame) -> Slice | None:
        """The statements of a function that matter; None where no other file can be looked into, or all may matter."""
        node = frame.node
        if not isinstance(node, FUNCTIONS):
            return None
        key = (node, frame.records)
        slices = self._scopes(frame).slices
        if key not in slices:
            of_interest = self.scan.scopes.__contains__
            slices[key] = slicing.slice_of(node.body, of_interest) if frame.records else slicing.slice_for_callers(node)
        return slices[key]

    def callers_of(self, function: FunctionValue) -> private.Callers | None:
        """What the calls of a function say of it, if they all show."""
        return private.callers_of(self, function) if self.follows_callers else None

    @functools.cached_property
    def private_references(self) -> References:
        """Where the file mentions its private names."""
        return references(self.tree, is_private)

    @functools.cached_property
    def rebindings(self) -> rebinding.Rebindings:
        """Which functions of the file bind names outside of themselves."""
        return rebinding.rebindings_in(self.tree)

    def stored_by(self, class_: ClassValue, setter: str, name: str) -> Value | None:
        """What a method of a class sets an attribute of its receiver to; None where it sets nothing."""
        key = (class_.syntax, setter, name)
        if key not in self._stores:
            method = inheritance.method_of(class_, setter, None)
            if not isinstance(method, FunctionValue) or not apart.can_run_apart(self, method):
                return unknown(class_.syntax.methods[setter], f"what {setter}() sets {name!r} to could not be followed")
            self._stores[key] = apart.stored_by(self, method, name)
        return self._stores[key]
