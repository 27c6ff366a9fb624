"""The only way from source text to findings: prefilter, parse, evaluate, ask the rules, leave out what is silenced."""

from __future__ import annotations

import ast
import functools
import re
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lint_rules.context import FileContext
from lint_rules.knowledge.library import library
from lint_rules.registry import all_rules
from lint_rules.rule import Finding, Interest, Rule
from lint_rules.rules import syntax_error
from lint_rules.settings import Settings
from lint_rules.source import Source
from lint_rules.suppressions import Suppressions
from lint_rules.values.callers import NOTHING_SWITCHED, GradModeReferences, grad_mode_references
from lint_rules.values.engine import Engine
from lint_rules.values.scan import Scan, scan
from lint_rules.values.site import Recorder, Site


@dataclass(frozen=True, slots=True)
class Analysis:
    """What is to be said about one file. `gave_up` tells that it was too large to be followed to its end."""

    findings: tuple[Finding, ...] = ()
    suppressed: tuple[Finding, ...] = ()
    sites: tuple[Site, ...] = ()
    gave_up: bool = False


def analyze(
    source: Source, *, path: str = "<string>", settings: Settings = Settings(), tree: ast.Module | None = None
) -> Analysis:
    """All findings in one file, ordered by position. A file that cannot be parsed has the finding TNP001."""
    rules = selected_rules(settings)
    lines = _lines_of_interest(source.text, rules)
    if tree is None:
        try:
            if not lines:
                _check(source, path)
                return Analysis()
            tree = _parsed(source, path)
        except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
            return _silenced([syntax_error.unparsable(error, source)], source, rules, settings)
    return _evaluated(source, tree, lines, rules, settings)


def selected_rules(settings: Settings) -> tuple[Rule, ...]:
    """The rules that the settings ask for."""
    return tuple(rule for rule in all_rules() if settings.selects(rule))


def _evaluated(
    source: Source, tree: ast.Module, lines: set[int], rules: tuple[Rule, ...], settings: Settings
) -> Analysis:
    text = source.text
    found = scan(tree, lines, has_tensors=_has_tensors(text), has_outer_names="global " in text or "nonlocal " in text)
    judged = _judged(source, tree, found, rules, settings, NOTHING_SWITCHED)
    if judged.findings and any(word in text for word in library().grad_switch_names):
        # Who calls whom with grad mode off is looked up only where something depends on it.
        references = grad_mode_references(tree, library())
        judged = _judged(source, tree, found, rules, settings, references)
    silenced = _silenced(judged.findings, source, rules, settings)
    return Analysis(silenced.findings, silenced.suppressed, judged.sites, judged.gave_up)


def _judged(
    source: Source,
    tree: ast.Module,
    found: Scan,
    rules: tuple[Rule, ...],
    settings: Settings,
    references: GradModeReferences,
) -> Analysis:
    """All that the rules find, whatever is silenced."""
    engine = Engine(
        tree,
        library(),
        Recorder(),
        found,
        uses_name_heuristics=settings.name_heuristics,
        grad_mode_references=references,
    )
    engine.run()
    sites = tuple(engine.recorder.sites.values())
    file = FileContext(
        source=source,
        settings=settings,
        knowledge=engine.knowledge,
        tree=tree,
        parents=found.parents,
        statements=found.statements,
        scopes=found.scopes,
        sites=engine.recorder.sites,
        names=engine.module.ever,
        has_tensors=found.has_tensors,
    )
    findings = tuple(finding for rule in rules for finding in _asked(rule, sites, file))
    return Analysis(findings, (), sites, engine.gave_up)


def _asked(rule: Rule, sites: Iterable[Site], file: FileContext) -> Iterator[Finding]:
    for site in sites:
        if site.name in rule.interest.calls or site.name in rule.interest.attributes:
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


def _parsed(source: Source, path: str) -> ast.Module:
    with warnings.catch_warnings():
        # An invalid escape in the checked file is not this tool's business.
        warnings.simplefilter("ignore")
        return ast.parse(source.text, filename=path)


def _check(source: Source, path: str) -> None:
    """Only finds out whether a file parses, which is some ten times faster than building its tree in Python."""
    import symtable

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        symtable.symtable(source.text, path, "exec")


def _lines_of_interest(text: str, rules: tuple[Rule, ...]) -> set[int]:
    """The 1-based lines on which some rule may have something to say; empty for most files of most projects."""
    interests = [rule.interest for rule in rules if _may_apply(rule.interest, text)]
    calls = frozenset[str]().union(*(interest.calls for interest in interests))
    attributes = frozenset[str]().union(*(interest.attributes for interest in interests))
    if not calls | attributes or not _has_tensors(text):
        return set()
    lines = _lines_of(text, _interest_pattern(calls, attributes))
    aliases = frozenset(name for match in _alias_pattern(calls).finditer(text) for name in match.groups() if name)
    return lines | _lines_of(text, _interest_pattern(aliases, frozenset())) if aliases else lines


def _may_apply(interest: Interest, text: str) -> bool:
    """A search for plain words, which is much faster than any pattern; a name that is not called has an alias."""
    if interest.besides and not any(_is_called(name, text) for name in interest.besides):
        return False
    if any(_is_called(name, text) for name in interest.calls):
        return True
    return any("." + name in text for name in interest.attributes)


def _is_called(name: str, text: str) -> bool:
    """Whether a name is followed by what makes a call of it, or another name for it, possible."""
    return name in text and any(name + after in text for after in _AFTER_NAME)


_AFTER_NAME = ("(", " (", "\t(", " as ", "\n", "\r", ";", " #", "  #", "\\")


def _lines_of(text: str, pattern: re.Pattern[str]) -> set[int]:
    lines: set[int] = set()
    position, line = 0, 1
    for match in pattern.finditer(text):
        line += len(_LINE_END.findall(text, position, match.start()))
        position = match.start()
        lines.add(line)
    return lines


_LINE_END = re.compile(r"\r\n|\r|\n")


@functools.cache
def _interest_pattern(calls: frozenset[str], attributes: frozenset[str]) -> re.Pattern[str]:
    parts = []
    if calls:
        parts.append(rf"\b(?:{'|'.join(map(re.escape, sorted(calls)))})\s*\(")
    if attributes:
        parts.append(rf"\.\s*(?:{'|'.join(map(re.escape, sorted(attributes)))})\b")
    return re.compile("|".join(parts) or r"(?!)")


@functools.cache
def _alias_pattern(calls: frozenset[str]) -> re.Pattern[str]:
    """`from torch import Tensor as T`, `T = torch.Tensor`: calls of `T` are of interest too."""
    names = "|".join(map(re.escape, sorted(calls)))
    return re.compile(rf"\b(?:{names})[ \t]+as[ \t]+(\w+)|\b(\w+)[ \t]*=[ \t]*[\w.]*\b(?:{names})[ \t]*(?:$|[\r\n#;])")


def _has_tensors(text: str) -> bool:
    return _tensor_import().search(text) is not None


@functools.cache
def _tensor_import() -> re.Pattern[str]:
    roots = "|".join(map(re.escape, sorted(library().tensor_roots)))
    return re.compile(rf"(?:^|[;:]|\n|\r)[ \t]*(?:import|from)[ \t]+(?:[\w., \t]*[, \t])?(?:{roots})\b")
