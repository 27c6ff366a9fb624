"""Findings made by hand, so that rewriting is tested without the analysis."""

from __future__ import annotations

import ast
import textwrap
from collections.abc import Iterator

from codemods.apply import Rewritten, apply_fixes
from lint_rules.rewrites import Rewrite
from lint_rules.rule import Certainty, Finding, Fix, FixSafety
from lint_rules.source import Source
from lint_rules.values.tree.syntax import last_name


def found(source: Source, rewrite: Rewrite, name: str, *, safety: FixSafety = FixSafety.SAFE) -> list[Finding]:
    """One finding for each call of something called `name`, or each access of that attribute, in source order."""
    tree = ast.parse(source.text)
    findings = []
    for node in _calls_or_accesses(tree, name):
        span = source.span(node, within=tree)
        fix = Fix(rewrite, span, safety, "Rewrite it")
        findings.append(Finding("TNP999", "made-by-hand", "a test", Certainty.CERTAIN, span, span.line, fix))
    return sorted(findings, key=lambda finding: finding.span)


def _calls_or_accesses(tree: ast.Module, name: str) -> Iterator[ast.expr]:
    called = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called.add(id(node.func))
            if last_name(node.func) == name:
                yield node
        elif isinstance(node, ast.Attribute) and node.attr == name and id(node) not in called:
            yield node


def applied(text: str, rewrite: Rewrite, name: str) -> Rewritten:
    """Carry the rewrite out at every place called `name`."""
    source = Source.from_text(text)
    return apply_fixes(source, found(source, rewrite, name), safety=FixSafety.SAFE)


def rewritten(text: str, rewrite: Rewrite, name: str) -> str:
    """The text after carrying the rewrite out at every place called `name`, which a second time changes nothing."""
    once = applied(text, rewrite, name).text
    assert applied(once, rewrite, name).text == once, "a second run changes something"
    return once


def program(text: str) -> str:
    """The program that an indented text shows."""
    return textwrap.dedent(text).lstrip("\n")
