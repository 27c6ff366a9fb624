"""The only way from source text to findings: prefilter, parse, evaluate, ask the rules, leave out what is silenced."""

from __future__ import annotations

import ast
import functools
import os
import re
import warnings
from collections.abc import Iterable
from dataclasses import dataclass

from lint_rules import looks
from lint_rules.candidates import prefilter
from lint_rules.context import FileContext
from lint_rules.knowledge.hooks import hooks_in
from lint_rules.knowledge.library import library
from lint_rules.knowledge.tensor_methods import KEEPS_GRAPH_OF_GRADIENTS
from lint_rules.registry import all_rules
from lint_rules.rule import Finding, Interest, Rule
from lint_rules.rules import syntax_error
from lint_rules.settings import Settings
from lint_rules.source import Source
from lint_rules.source_tree import UNPARSABLE, SourceTree, parse
from lint_rules.suppressions import Suppressions
from lint_rules.survey.interception import replaces_outputs, sets_by_name
from lint_rules.survey.replaced_functions import replaced_names
from lint_rules.values.frames.budget import End
from lint_rules.values.frames.site import Site
from lint_rules.values.tree.scan import scan
from lint_rules.values.tree.source_module import SourceModules

_TRIED_IMPORT = re.compile(r"^[ \t]+(?:import|from)[ \t]", re.MULTILINE)
_HANDLING_IMPORTS = ("ImportError", "ModuleNotFoundError", "Exception", "except:")
"""What a text looks like in which an import may fail, and the program goes on."""
_MODULE_CALL = "torch.nn.Module.__call__"


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
    analysis = _evaluated(source, tree, lines, rules, settings, place, others, hits.operators)
    named = prefilter.candidate_lines(tree, hits.without_meetings) if analysis.gave_up is not None else lines
    if named == lines:
        return analysis
    # What arrays and tensors may meet in is the least likely to go wrong: a large file does without it.
    operators = hits.without_meetings.operators
    return _evaluated(source, tree, named, rules, settings, place, others, operators) if named else analysis


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
    replaced = replaced_names(tree, text, library().callable_names)
    # Nothing gets here without an import of a library that works with tensors.
    found = scan(
        tree,
        lines,
        has_tensors=True,
        has_outer_names="global " in text or "nonlocal " in text or "globals()" in text,
        sets_defaults=any(name in text for name in library().default_setter_names) or sets_by_name(tree, text),
        replaces_outputs=_MODULE_CALL in replaced or replaces_outputs(tree, text, library().replacing_hooks),
        has_tried_imports=_TRIED_IMPORT.search(text) is not None and any(word in text for word in _HANDLING_IMPORTS),
        hooks=hooks_in(text),
    )
    knowledge = library().without(replaced) if replaced else library()
    if KEEPS_GRAPH_OF_GRADIENTS in text:
        knowledge = knowledge.with_graphs_of_gradients()
    judged = looks.judged(looks.Checked(source, tree, found, rules, settings, path, files, operators, knowledge))
    silenced = _silenced(judged.findings, source, rules, settings)
    sites = tuple(judged.file.sites.values())
    return Analysis(silenced.findings, silenced.suppressed, sites, judged.gave_up, judged.file)


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
