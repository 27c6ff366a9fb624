"""What a rule may know about the file around a site, and how it words a finding."""

from __future__ import annotations

import ast
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar, cast

from lint_rules.knowledge import tables
from lint_rules.rule import Certainty, Finding, Fix, FixSafety, Rule, Span, TraceStep
from lint_rules.settings import Settings
from lint_rules.source import Source
from lint_rules.survey.module_names import visible_module_name
from lint_rules.survey.scopes import Survey
from lint_rules.values.domain.fact import Origin
from lint_rules.values.domain.value import Value
from lint_rules.values.frames.site import CallSite, SharingSite, Site
from lint_rules.values.tree.arguments import parameters_of
from lint_rules.values.tree.references import root_of
from lint_rules.values.tree.source_module import SourceModule
from lint_rules.values.tree.syntax import outer_names

MAX_SNIPPET = 40
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)

Told = TypeVar("Told")


@dataclass(frozen=True, slots=True)
class FileContext:
    """One analysed file: its text, its settings, and everything that was evaluated in it.

    `outputs` are what the `forward` methods of the file's modules give. `has_tensors` tells whether the file
    shows any sign of working with torch. `survey` looks at the syntax of whole scopes, where a rule asks for it.
    """

    source: Source
    settings: Settings
    knowledge: tables.Knowledge
    tree: ast.Module
    parents: Mapping[ast.AST, ast.AST]
    statements: Mapping[ast.AST, ast.stmt]
    scopes: Mapping[ast.stmt, ast.AST]
    sites: Mapping[ast.AST, Site]
    outputs: Mapping[ast.AST, Value]
    has_tensors: bool
    survey: Survey
    sharings: Mapping[ast.AST, SharingSite] = field(default_factory=dict)
    """The conversions whose result is read after its source was written to."""
    others: tuple[SourceModule, ...] = ()
    """The other files that were looked into: a fact may come from a place there."""
    _told: dict[tuple[object, ast.AST], object] = field(default_factory=dict, repr=False, compare=False)
    """What was found out already, about sites and about the file."""

    def once(self, find: Callable[[Site, FileContext], Told], site: Site) -> Told:
        """What `find` tells about a site that several rules ask about."""
        return self._remembered((find, site.node), lambda: find(site, self))

    def once_for_all(self, find: Callable[[FileContext], Told]) -> Told:
        """What `find` tells about the whole file."""
        return self._remembered((find, self.tree), lambda: find(self))

    def _remembered(self, key: tuple[object, ast.AST], find: Callable[[], Told]) -> Told:
        if key not in self._told:
            self._told[key] = find()
        return cast("Told", self._told[key])

    def call_at(self, node: ast.AST) -> CallSite | None:
        """What was evaluated at a call, if it was reached."""
        site = self.sites.get(node)
        return site if isinstance(site, CallSite) else None

    def parent(self, node: ast.AST) -> ast.AST | None:
        """The node around this one."""
        return self.parents.get(node)

    def scope_of(self, statement: ast.stmt) -> ast.AST | None:
        """The function, class or module that a statement stands in."""
        return self.scopes.get(statement)

    def scope_around(self, node: ast.AST) -> ast.AST | None:
        """The function, class or module that an expression stands in; None where nobody looks."""
        statement = self.statements.get(node)
        return None if statement is None else self.scope_of(statement)

    def span(self, node: ast.expr) -> Span:
        """Where an expression stands, its own parentheses excluded."""
        return self.source.span(node, self._enclosing_string(node))

    def name_span(self, node: ast.Attribute) -> Span:
        """Where the name behind the dot of an attribute stands."""
        whole = self.span(node)
        return Span(whole.end_line, whole.end_column - len(node.attr), whole.end_line, whole.end_column)

    def snippet(self, node: ast.AST) -> str:
        """The text of an expression on one line, shortened in the middle where it is long."""
        if not isinstance(node, ast.expr):
            return ""
        source = self._source_of(self._home_of(node))
        text = " ".join(source.segment(source.span(node, self._enclosing_string(node))).split())
        return text if len(text) <= MAX_SNIPPET else f"{text[: MAX_SNIPPET - 12]}…{text[-11:]}"

    def place(self, node: ast.expr | ast.stmt) -> str:
        """Where an expression or a statement stands, in words."""
        home = self._home_of(node)
        line = self._source_of(home).span(node).line
        return f"line {line}" if home is None else f"line {line} of {os.path.basename(home.path)}"

    def visible_module_name(self, library: str, node: ast.AST) -> str | None:
        """The name by which a place can reach a whole library (`torch`), or None where none is sure to mean it."""
        return visible_module_name(library, node, self.tree, tuple(self._around(node)))

    def finding(
        self,
        rule: Rule,
        span: Span,
        node: ast.AST,
        certainty: Certainty,
        message: str,
        fix: Fix | None = None,
        origins: Iterable[Origin | None] = (),
    ) -> Finding:
        """A finding of a rule at a place, with the origins of its facts as the trace."""
        statement = self.statements.get(node)
        if fix is not None and fix.safety is FixSafety.SAFE:
            is_relied_on = (rule.ends_failure and self._may_fail(node)) or self._may_be_another_function(node)
            fix = replace(fix, safety=FixSafety.UNSAFE) if is_relied_on else fix
        return Finding(
            code=rule.code,
            name=rule.name,
            message=message,
            certainty=certainty,
            span=span,
            statement_line=statement.lineno if statement is not None else span.line,
            fix=fix,
            trace=tuple(self._trace(origins)),
        )

    def _may_fail(self, node: ast.AST) -> bool:
        """Whether the program goes on where a place raises: the exception is caught where its function is called."""
        return any(map(self.survey.expected_failures.holds, self._around(node)))

    def _may_be_another_function(self, node: ast.AST) -> bool:
        """Whether a function of a library is called by a name that somebody else can give another meaning.

        That is an attribute of what a parameter holds (`self.make(x)`), and a name that a function rebinds outside of
        itself.
        """
        site = self.call_at(node)
        if site is None or site.qualified is None:
            return False
        root = root_of(site.node.func)
        if not isinstance(root, ast.Name):
            return False
        functions = (one for one in self._around(node) if isinstance(one, _FUNCTIONS))
        parameters = {argument.arg for one in functions for argument in parameters_of(one.args)}
        return root.id in parameters or root.id in outer_names(self.tree)

    def _around(self, node: ast.AST) -> Iterator[ast.AST]:
        """The expressions around a node in its statement, and the functions and classes around that."""
        around: ast.AST | None = self.parents.get(node)
        while around is not None and not isinstance(around, ast.stmt):
            yield around
            around = self.parents.get(around)
        statement = self.statements.get(node)
        while statement is not None:
            scope = self.scopes.get(statement)
            if scope is not None:
                yield scope
            statement = scope if isinstance(scope, ast.stmt) else None

    def _trace(self, origins: Iterable[Origin | None]) -> Iterable[TraceStep]:
        steps = (self.step(origin) for origin in origins if origin is not None)
        return dict.fromkeys(step for step in steps if step is not None)

    def step(self, origin: Origin) -> TraceStep | None:
        """The place that an origin names, in whichever file; None where it names none."""
        node = origin.node
        if not isinstance(node, (ast.expr, ast.stmt, ast.arg)):
            return None
        home = self._home_of(node)
        source = self._source_of(home)
        span = source.span(node, self._enclosing_string(node) if home is None else None)
        if home is None:
            return TraceStep(span.line, span.column, origin.why)
        text = source.lines[span.line - 1].rstrip("\r\n")
        return TraceStep(span.line, span.column, origin.why, _shown(home.path), text)

    def _home_of(self, node: ast.AST) -> SourceModule | None:
        """The other file that a node stands in; None for the checked one."""
        return next((other for other in self.others if other.holds(node)), None)

    def _source_of(self, home: SourceModule | None) -> Source:
        return self.source if home is None else Source.from_text(home.text)

    def _enclosing_string(self, node: ast.AST) -> ast.AST | None:
        current: ast.AST | None = node
        found: ast.AST | None = None
        while current is not None:
            if isinstance(current, ast.JoinedStr):
                found = current
            current = self.parents.get(current)
        return found


def _shown(path: str) -> str:
    """A path as a reader would write it: relative to where the command runs, if it is below."""
    here = os.path.join(os.getcwd(), "")
    return path.removeprefix(here)
