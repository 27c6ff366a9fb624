"""One evaluation of one scope: where its names live, what it has returned, and who watches."""

from __future__ import annotations

import ast
import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from lint_rules.values.domain.joining import join
from lint_rules.values.domain.value import Value
from lint_rules.values.frames.state import Context, State, can_change, join_states
from lint_rules.values.tree.syntax import FUNCTIONS, Bindings, ScopeNode, self_name

if TYPE_CHECKING:
    from lint_rules.values.domain.value import ClassValue
    from lint_rules.values.frames.reach import Reach
    from lint_rules.values.interpreter.engine import Engine
    from lint_rules.values.tree.imported import Imported
    from lint_rules.values.tree.slicing import Slice
    from lint_rules.values.tree.source_module import SourceModule


@dataclass(slots=True, eq=False)
class Loop:
    """The states in which a loop's body leaves it or starts over."""

    breaks: State | None = None
    continues: State | None = None


@dataclass(frozen=True, slots=True)
class Suspension:
    """What holds at a `yield`: the context, how many in-place changes the engine had seen, and the newest object."""

    context: Context
    changes: int
    newest: int


@dataclass(slots=True, eq=False)
class Frame:
    """A scope being evaluated. `state` is None where the point that was reached cannot be.

    `ever` holds, for every name, the join of all that was bound to it: what a nested function may see.
    `raised` is the join of the states from which an exception can leave the `try` bodies that are open.
    """

    engine: Engine
    node: ScopeNode
    bindings: Bindings
    parent: Frame | None
    state: State | None
    owner: ClassValue | None = None
    records: bool = False
    ever: dict[str, Value] = field(default_factory=dict)
    changeable: set[str] = field(default_factory=set)
    """Those names of `ever` that held something an in-place change can reach."""
    _reached: set[int] = field(default_factory=set)
    _unsought: list[Value] = field(default_factory=list)
    """Values of `ever` of which it was not asked yet what they reach."""
    returned: Value | None = None
    yielded: Value | None = None
    suspensions: list[Suspension] | None = None
    """Where a context manager hands over to the body of its `with`; None for all other scopes."""
    suspended: Context | None = None
    """The modes in which a generator hands over to whoever resumes it."""
    exit_state: State | None = None
    has_left: bool = False
    """Some path has returned already."""
    loops: list[Loop] = field(default_factory=list)
    tries: list[list[State]] = field(default_factory=list)
    raised_in: Context | None = None
    """The modes in which an exception may leave the scope, or the innermost block of a context manager."""
    stored: dict[str, Value] = field(default_factory=dict)
    star_imports: list[Imported | str] = field(default_factory=list)
    """What `from x import *` names: a module of the project, or the name of another."""
    is_elsewhere: bool = False
    """The scope stands in another file than the checked one."""
    source: SourceModule | None = None
    """For a module: the file that it is read from, if it is not the checked one."""
    statement: ast.stmt | None = None
    """The statement that is being executed."""
    slice: Slice | None = None
    """The statements that matter, where other ones do than those that hold a place of interest or say what it gives."""
    leaves_out: frozenset[type[ast.stmt]] = frozenset()
    """The kinds of statement that are not executed at all where they do not matter."""
    has_closures: bool = False
    """A function was made here, which sees what the names of this scope are bound to."""
    thrown_away: ast.expr | None = None
    """The expression of the current statement, where that does nothing with its value."""
    depth: int = 0
    made_before: int = 0
    """The newest object when the evaluation began: those up to it were made elsewhere."""
    open_flags: int = 0
    """How many flags this point is being followed for, one outcome after the other."""
    forks: int = 0
    """How many statements are open that this point may not be reached in, as a branch or the body of a loop."""

    @property
    def is_conditional(self) -> bool:
        """Whether some path through the scope does not come past this point."""
        return self.forks > 0 or self.has_left

    @property
    def is_class_body(self) -> bool:
        """Whether the scope is the body of a class."""
        return isinstance(self.node, ast.ClassDef)

    @contextlib.contextmanager
    def fork(self, *, is_open: bool = True) -> Iterator[None]:
        """What runs inside runs on some paths only, where the fork is open."""
        self.forks += is_open
        try:
            yield
        finally:
            self.forks -= is_open

    @property
    def closure(self) -> Frame | None:
        """The evaluation of a function that this scope belongs to or stands in; None for the module and its classes."""
        frame: Frame | None = self
        while frame is not None and isinstance(frame.node, (ast.ClassDef, ast.Module)):
            frame = frame.parent
        return frame

    @property
    def matters(self) -> bool:
        """Whether what is executed now can matter for what somebody is interested in."""
        # Most evaluations never ask, and finding out what matters is a walk through the whole scope.
        slice_ = self.slice or self.engine.slice_of(self)
        return slice_ is None or self.statement is None or self.statement in slice_.statements

    @property
    def here(self) -> State:
        """The current state, where there is one."""
        assert self.state is not None
        return self.state

    def probe(self, state: State) -> Frame:
        """The same scope in another state, for an expression that is to leave no traces."""
        return replace(self, state=state, records=False, tries=[], loops=[])

    def evaluate(self, node: ast.expr) -> Value:
        """The value of an expression in the current state."""
        return self.engine.evaluate(self, node)

    def bind_name(self, name: str, value: Value) -> None:
        """Bind a name, in the current state and for nested functions that look it up later."""
        self.here.bind(name, value)
        self.note_ever(name, value)
        if name in self.bindings.outer:
            self.engine.rebindings.note(self, name, value)
        if self.parent is None or self.has_closures:
            self.engine.epoch += 1

    def note_ever(self, name: str, value: Value) -> None:
        """Remember a value that a nested function may find under this name."""
        known = self.ever.get(name)
        self.ever[name] = value if known is None else join(known, value)
        if can_change(value):
            self.changeable.add(name)
            self._unsought.append(value)

    def replace_ever(self, name: str, value: Value) -> None:
        """The same after a change in place; the value may reach other objects now."""
        self.ever[name] = value
        self._unsought.append(value)

    def objects_ever(self, reach: Reach) -> set[int]:
        """All objects that a name of the scope ever reached, and perhaps some more."""
        while self._unsought:
            self._reached.update(reach.of(self._unsought.pop()))
        return self._reached

    def stored_attribute(self, target: ast.Attribute, value: Value) -> None:
        """Remember what a method sets on its receiver."""
        node = self.node
        if not isinstance(node, FUNCTIONS) or not isinstance(target.value, ast.Name):
            return
        if target.value.id == self_name(node):
            self.note_stored(target.attr, value)

    def note_stored(self, name: str, value: Value) -> None:
        """Remember what a method sets an attribute of its receiver to."""
        known = self.stored.get(name)
        self.stored[name] = value if known is None else join(known, value)

    def note_possible_exception(self) -> None:
        """Remember the current state for the handlers of the innermost open `try`."""
        if self.tries and self.state is not None:
            self.tries[-1].append(self.state.fork())

    def note_raised(self, state: State) -> None:
        """Remember a state in which an exception gets here, for whoever handles it."""
        if self.tries:
            self.tries[-1].append(state)
        else:
            self.note_raised_in(state.context)

    def note_raised_in(self, context: Context) -> None:
        """An exception may leave the scope in these modes; the callers join all that they hear of."""
        if self.raised_in is None or self.raised_in is context:
            self.raised_in = context
        else:
            self.raised_in = self.raised_in.join(context)

    def hold_closure(self) -> None:
        """From here on, a function sees what the names of this scope are bound to."""
        if not self.has_closures and self.closure is not None:
            self.engine.closures.append(self)
        self.has_closures = True

    def end_by_exception(self) -> None:
        """Whatever comes next is reached by no path."""
        self.note_possible_exception()
        self.state = None

    def leave(self, value: Value) -> None:
        """Return from the scope with a value."""
        self.returned = value if self.returned is None else join(self.returned, value)
        self.exit_state = join_states(self.exit_state, self.state)
        self.has_left = True
        self.state = None
