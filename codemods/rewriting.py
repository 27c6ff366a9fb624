"""Turns findings into edits of the text, and repeats that until nothing is left to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import libcst as cst

from codemods.edits import Edit, smallest, splice
from codemods.expression import CarryOut, rewritten
from codemods.torch_import import hides_torch, import_torch
from codemods.verify import changes_only, tree_of
from lint_rules.analyze import analyze
from lint_rules.rewrites import FromNumpy, PermuteRows, PreserveDtype, Rewrite, SkipNumpy, StackArrays
from lint_rules.rule import Finding, Fix, FixSafety, Span
from lint_rules.settings import Settings
from lint_rules.source import Source
from lint_rules.values.tree.source_module import SourceModules

_MAX_PASSES = 20


class NotConverging(RuntimeError):
    """Fixing a file makes new findings without end: an error of this program, after which nothing is written."""

    def __init__(self, path: str, findings: Iterable[Finding]) -> None:
        codes = ", ".join(sorted({finding.code for finding in findings}))
        super().__init__(f"{path}: the fixes of {codes} undo each other; the file is left as it was")


@dataclass(frozen=True, slots=True)
class Rewritten:
    """The new text, and the findings that were repaired on the way.

    The places of a finding are those in the text that it was found in, which is not the first one
    where several passes were needed.
    """

    text: str
    applied: tuple[Finding, ...]


def allowed_up_to(safety: FixSafety) -> frozenset[FixSafety]:
    """The kinds of fixes that may be applied; those for display never are."""
    if safety is FixSafety.SAFE:
        return frozenset({FixSafety.SAFE})
    return frozenset({FixSafety.SAFE, FixSafety.UNSAFE})


@dataclass(frozen=True, slots=True)
class _Change:
    """What is done to one expression, for which findings."""

    target: Span
    edit: Edit
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Rewriter:
    """Applies the fixes that the given verbs can carry out."""

    verbs: Mapping[type[Rewrite], CarryOut]
    allowed: frozenset[FixSafety]

    def until_stable(
        self, source: Source, *, settings: Settings, path: str, files: SourceModules | None = None
    ) -> Rewritten:
        """Analyse and apply until no applicable fix is left; raises NotConverging."""
        current = source
        applied: tuple[Finding, ...] = ()
        for _ in range(_MAX_PASSES):
            result = self._safest(current, analyze(current, path=path, settings=settings, files=files).findings)
            if result.text == current.text:
                return Rewritten(current.text, applied)
            applied += result.applied
            current = Source(result.text, current.encoding, current.bom)
        raise NotConverging(path, applied[-1:])

    def _safest(self, source: Source, findings: Sequence[Finding]) -> Rewritten:
        """Apply the safe fixes first: what they repair may need no unsafe one any more."""
        safe = Rewriter(self.verbs, self.allowed & {FixSafety.SAFE}).once(source, findings)
        return safe if safe.applied else self.once(source, findings)

    def once(self, source: Source, findings: Iterable[Finding]) -> Rewritten:
        """Apply the fixes of one analysis together."""
        changes = self._changes(source, findings)
        text = splice(source, _edits(source, changes))
        if not changes or tree_of(text) is None:
            return Rewritten(source.text, ())
        return Rewritten(text, tuple(finding for change in changes for finding in change.findings))

    def edits(self, source: Source, finding: Finding) -> tuple[Edit, ...]:
        """The edits that repair one finding; none where its fix cannot be carried out."""
        return _edits(source, self._changes(source, [finding]))

    def _changes(self, source: Source, findings: Iterable[Finding]) -> tuple[_Change, ...]:
        groups = _groups(finding for finding in findings if self._applies(finding.fix))
        return tuple(change for group in groups for change in self._changes_in(source, group))

    def _applies(self, fix: Fix | None) -> bool:
        return fix is not None and fix.safety in self.allowed and type(fix.rewrite) in self.verbs

    def _changes_in(self, source: Source, group: Sequence[Finding]) -> tuple[_Change, ...]:
        """The change of the outermost expression, or those of the expressions in it where that one fails."""
        change = self._sparing_change(source, group) or self._change(source, group)
        if change is not None:
            return (change,)
        outermost = [finding for finding in group if _target(finding) == _target(group[0])]
        if len(outermost) == len(group):
            return ()
        inner = _groups(finding for finding in group if finding not in outermost)
        changes = tuple(change for part in inner for change in self._changes_in(source, part))
        return changes or self._changes_in(source, outermost)

    def _sparing_change(self, source: Source, group: Sequence[Finding]) -> _Change | None:
        """The change that puts no guard before conversions that are taken out in the same breath."""
        sparing = [finding for finding in group if finding.fix and isinstance(finding.fix.rewrite, SkipNumpy)]
        spared = {finding.span for finding in sparing}
        rest = [finding for finding in group if finding in sparing or finding.span not in spared]
        change = self._change(source, rest) if len(rest) < len(group) else None
        return change if change and all(finding in change.findings for finding in sparing) else None

    def _change(self, source: Source, findings: Sequence[Finding]) -> _Change | None:
        """All that the findings ask for, in one expression; None where that cannot be done, or not soundly."""
        rewrites: dict[Span, list[Rewrite]] = {}
        for finding in findings:
            assert finding.fix is not None
            rewrites.setdefault(finding.fix.target, []).append(finding.fix.rewrite)
        outermost = min(rewrites, key=_outermost_first)
        new = rewritten(source, outermost, rewrites, self._carry_out)
        if new is None or not new.changed:
            return None
        applied = tuple(finding for finding in findings if finding.fix and finding.fix.target in new.changed)
        change = _Change(outermost, smallest(source, outermost, new.text), applied)
        return change if _is_sound(source, change) else None

    def _carry_out(self, expression: cst.BaseExpression, rewrite: Rewrite) -> cst.BaseExpression:
        return self.verbs[type(rewrite)](expression, rewrite)


def _groups(findings: Iterable[Finding]) -> Iterator[list[Finding]]:
    """Findings whose targets lie in one another; the outermost comes first."""
    group: list[Finding] = []
    end = (0, 0)
    for finding in sorted(findings, key=lambda finding: _outermost_first(_target(finding))):
        target = _target(finding)
        if group and (target.line, target.column) >= end:
            yield group
            group = []
        if not group:
            end = (target.end_line, target.end_column)
        group.append(finding)
    if group:
        yield group


def _target(finding: Finding) -> Span:
    assert finding.fix is not None
    return finding.fix.target


def _outermost_first(span: Span) -> tuple[int, int, int, int]:
    return span.line, span.column, -span.end_line, -span.end_column


def _is_sound(source: Source, change: _Change) -> bool:
    if not changes_only(source, change.target, change.edit):
        return False
    if not _needs_import(change):
        return True
    return bool(import_torch(source)) and not hides_torch(source, change.target)


def _edits(source: Source, changes: Iterable[_Change]) -> tuple[Edit, ...]:
    changes = tuple(changes)
    added = import_torch(source) if any(_needs_import(change) for change in changes) else ()
    return (*added, *(change.edit for change in changes))


def _needs_import(change: _Change) -> bool:
    rewrites = (finding.fix.rewrite for finding in change.findings if finding.fix)
    renamings = (rewrite.constructor if isinstance(rewrite, StackArrays) else rewrite for rewrite in rewrites)
    named = (rewrite for rewrite in renamings if isinstance(rewrite, (PreserveDtype, PermuteRows, FromNumpy)))
    return any(rewrite.torch_name is None for rewrite in named)
