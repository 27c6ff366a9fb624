"""What a rule may know about the file around a site, and how it words a finding."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lint_rules.knowledge import tables
from lint_rules.rule import Certainty, Finding, Fix, Rule, Span, TraceStep
from lint_rules.settings import Settings
from lint_rules.source import Source
from lint_rules.survey import Survey
from lint_rules.values.fact import Origin
from lint_rules.values.site import CallSite, Site
from lint_rules.values.value import Qualified, Value

MAX_SNIPPET = 40


@dataclass(frozen=True, slots=True)
class FileContext:
    """One analysed file: its text, its settings, and everything that was evaluated in it.

    `names` are the module-level names and what was bound to them; `has_tensors` tells whether the file
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
    names: Mapping[str, Value]
    has_tensors: bool
    survey: Survey

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
        text = " ".join(self.source.segment(self.span(node)).split())
        return text if len(text) <= MAX_SNIPPET else f"{text[: MAX_SNIPPET - 12]}…{text[-11:]}"

    def module_name(self, qualified: str) -> str | None:
        """The name that the file binds to a whole library (`torch`), or None if it binds none."""
        for name, value in self.names.items():
            if isinstance(value, Qualified) and value.name == qualified:
                return name
        return None

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

    def _trace(self, origins: Iterable[Origin | None]) -> Iterable[TraceStep]:
        seen: set[tuple[int, int, str]] = set()
        for origin in origins:
            node = origin.node if origin is not None else None
            if origin is None or not isinstance(node, (ast.expr, ast.stmt, ast.arg)):
                continue
            line, column = self._position(node)
            if (line, column, origin.why) not in seen:
                seen.add((line, column, origin.why))
                yield TraceStep(line, column, origin.why)

    def _position(self, node: ast.expr | ast.stmt | ast.arg) -> tuple[int, int]:
        span = self.span(node) if isinstance(node, ast.expr) else self.source.span(node)
        return span.line, span.column

    def _enclosing_string(self, node: ast.AST) -> ast.AST | None:
        current: ast.AST | None = node
        found: ast.AST | None = None
        while current is not None:
            if isinstance(current, ast.JoinedStr):
                found = current
            current = self.parents.get(current)
        return found
