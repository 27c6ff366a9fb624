"""The only way from source text to findings: prefilter, parse, evaluate, ask the rules, leave out what is silenced."""

from __future__ import annotations

import ast
import functools
import os
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from lint_rules import prefilter
from lint_rules.context import FileContext
from lint_rules.knowledge.library import library
from lint_rules.registry import all_rules
from lint_rules.rule import Finding, Interest, Rule
from lint_rules.rules import syntax_error
from lint_rules.settings import Settings
from lint_rules.source import Source
from lint_rules.source_tree import UNPARSABLE, SourceTree, parse
from lint_rules.suppressions import Suppressions
from lint_rules.survey import Survey
from lint_rules.values.budget import End
from lint_rules.values.callers import NOTHING_SWITCHED, GradModeReferences, grad_mode_references
from lint_rules.values.demand import missing_names
from lint_rules.values.engine import Engine
from lint_rules.values.imported import Imported
from lint_rules.values.private import is_private
from lint_rules.values.scan import Scan, scan
from lint_rules.values.site import Recorder, SharingSite, Site
from lint_rules.values.source_module import SourceModules

MAX_LOOKS = 3
"""How often a file is evaluated again because what another file defines turned out to matter."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """What is to be said about one file. `gave_up` says where, if it was too large to be followed to its end.

    `file` is what the rules were given; None where the file was not evaluated.
    """

    findings: tuple[Finding, ...] = ()
    suppressed: tuple[Finding, ...] = ()
    sites: tuple[Site, ...] = ()
    gave_up: End | None = None
    file: FileContext | None = None


def analyze(
    source: Source,
    *,
    path: str = "<string>",
    settings: Settings = Settings(),
    tree: ast.Module | None = None,
    files: SourceModules | None = None,
) -> Analysis:
    """All findings in one file, ordered by position. A file that cannot be parsed has the finding TNP001.

    `files` finds the other files of the project; by default those that imports lead to.
    """
    analysis = analyze_candidates(source, path=path, settings=settings, tree=tree, files=files)
    if analysis is not None:
        return analysis
    return Analysis() if tree is not None else _checked(source, path, settings)


def analyze_candidates(
    source: Source,
    *,
    path: str = "<string>",
    settings: Settings = Settings(),
    tree: ast.Module | None = None,
    files: SourceModules | None = None,
) -> Analysis | None:
    """The same, or None for a file whose text names nothing that any rule looks for: such a file is not parsed."""
    rules = selected_rules(settings)
    hits = prefilter.search(source.text, _interests(rules))
    if not hits.interests:
        return None
    if tree is None:
        try:
            tree = parse(source, path)
        except UNPARSABLE as error:
            return _silenced([syntax_error.unparsable(error, source)], source, rules, settings)
    lines = prefilter.candidate_lines(tree, hits)
    place = _place_of(path)
    others = (files or SourceTree()) if place else None
    if not lines:
        return Analysis()
    return _evaluated(source, tree, lines, rules, settings, place, others, hits.operators)


def _place_of(path: str) -> str:
    """Where a file lies, absolute; empty for text that is no file."""
    return "" if not path or path == "-" or path.startswith("<") else os.path.abspath(path)


@functools.cache
def selected_rules(settings: Settings) -> tuple[Rule, ...]:
    """The rules that the settings ask for."""
    return tuple(rule for rule in all_rules() if settings.selects(rule))


@functools.cache
def _interests(rules: tuple[Rule, ...]) -> tuple[Interest, ...]:
    return tuple(dict.fromkeys(rule.interest for rule in rules))


def _evaluated(
    source: Source,
    tree: ast.Module,
    lines: tuple[int, ...],
    rules: tuple[Rule, ...],
    settings: Settings,
    path: str,
    files: SourceModules | None,
    operators: frozenset[str],
) -> Analysis:
    text = source.text
    # Nothing gets here without an import of a library that works with tensors.
    found = scan(
        tree,
        lines,
        has_tensors=True,
        has_outer_names="global " in text or "nonlocal " in text,
        sets_defaults=any(name in text for name in library().default_setter_names),
    )
    look = Look(source, tree, found, rules, settings, path, files, operators)
    judged = look.judged()
    switches = any(word in text for word in library().grad_switch_names)
    asked = frozenset[ast.AST](_functions_with(judged.findings, found))
    is_called = switches or (asked and look.searches) or _in_private_function(judged.findings, found)
    if judged.gave_up is None and judged.findings and is_called:
        # Who calls whom, with what, and in which grad mode, is looked up only where something depends on it.
        references = grad_mode_references(tree, library()) if switches else NOTHING_SWITCHED
        look = replace(look, references=references, asked=asked)
        judged = look.judged()
    for _ in range(MAX_LOOKS):
        if judged.gave_up is not None:
            break
        missing = missing_names(judged.sites, look.names_of_interest) - look.wanted
        if not missing:
            break
        asked = look.asked | frozenset[ast.AST](_functions_with(judged.findings, found))
        references = look.references or NOTHING_SWITCHED
        look = replace(look, wanted=look.wanted | missing, references=references, asked=asked)
        judged = look.judged()
    silenced = _silenced(judged.findings, source, rules, settings)
    return Analysis(silenced.findings, silenced.suppressed, judged.sites, judged.gave_up, judged.file)


def _in_private_function(findings: Iterable[Finding], found: Scan) -> bool:
    return any(is_private(function.name) for function in _functions_with(findings, found))


def _functions_with(findings: Iterable[Finding], found: Scan) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """The functions that hold a finding."""
    lines = {finding.span.line for finding in findings}
    for scope in set(found.scopes.values()):
        if isinstance(scope, (ast.FunctionDef, ast.AsyncFunctionDef)):
            last = scope.end_lineno or scope.lineno
            if any(scope.lineno <= line <= last for line in lines):
                yield scope


@dataclass(frozen=True, slots=True)
class Look:
    """One evaluation of a file: what it starts from.

    `wanted` are the names of other files that it looks into, `asked` the functions whose callers it looks for in the
    whole project, `operators` the special methods whose places are recorded.
    """

    source: Source
    tree: ast.Module
    found: Scan
    rules: tuple[Rule, ...]
    settings: Settings
    path: str
    files: SourceModules | None
    operators: frozenset[str] = frozenset()
    references: GradModeReferences | None = None
    wanted: frozenset[Imported] = frozenset()
    asked: frozenset[ast.AST] = frozenset()

    @property
    def searches(self) -> bool:
        """Whether the whole project can be looked through."""
        return self.files is not None and self.files.searches

    @property
    def names_of_interest(self) -> frozenset[str]:
        """The names of what the rules look at."""
        return frozenset[str]().union(*(rule.interest.calls | rule.interest.attributes for rule in self.rules))

    def judged(self) -> Analysis:
        """All that the rules find, whatever is silenced."""
        engine = Engine(
            self.tree,
            library(),
            Recorder(operators=self.operators),
            self.found,
            path=self.path,
            files=self.files,
            wanted=self.wanted,
            asked=self.asked,
            uses_name_heuristics=self.settings.name_heuristics,
            grad_mode_references=self.references,
        )
        engine.run()
        sites = tuple(engine.recorder.sites.values())
        file = FileContext(
            source=self.source,
            settings=self.settings,
            knowledge=engine.knowledge,
            tree=self.tree,
            parents=self.found.parents,
            statements=self.found.statements,
            scopes=self.found.scopes,
            sites=engine.recorder.sites,
            names=engine.module.ever,
            has_tensors=self.found.has_tensors,
            survey=Survey(self.tree),
            others=tuple(engine.linker.looked_into),
        )
        shared = tuple(engine.recorder.sharings.values())
        findings = tuple(finding for rule in self.rules for finding in _asked(rule, sites, shared, file))
        return Analysis(findings, (), sites, engine.budget.end, file)


def _asked(rule: Rule, sites: Iterable[Site], shared: Iterable[SharingSite], file: FileContext) -> Iterator[Finding]:
    for place in shared:
        yield from rule.check_sharing(place, file)
    names = rule.interest.calls | rule.interest.attributes | rule.interest.operators
    for site in sites:
        if site.name in names:
            yield from rule.check(site, file)


def _silenced(findings: Iterable[Finding], source: Source, rules: tuple[Rule, ...], settings: Settings) -> Analysis:
    codes = {rule.code for rule in rules}
    wanted = [one for one in findings if one.code in codes and one.certainty >= settings.min_certainty]
    wanted.sort(key=lambda finding: (finding.span, finding.code))
    if not wanted:
        return Analysis()
    suppressions = Suppressions.of(source)
    return Analysis(
        findings=tuple(one for one in wanted if not suppressions.covers(one)),
        suppressed=tuple(one for one in wanted if suppressions.covers(one)),
    )


def _checked(source: Source, path: str, settings: Settings) -> Analysis:
    """Only finds out whether a file parses, which takes half as long as building its tree in Python."""
    import symtable

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            symtable.symtable(source.text, path, "exec")
    except UNPARSABLE as error:
        return _silenced([syntax_error.unparsable(error, source)], source, selected_rules(settings), settings)
    return Analysis()
