"""From source and findings to new source: the way in for commands, editors and tests."""

from __future__ import annotations

from collections.abc import Sequence

from codemods.clone_tensor import CloneTensor
from codemods.codemod import RewriteCommand
from codemods.copy_argument import CopyArgument
from codemods.copy_result import CopyResult
from codemods.detach_before_cpu import DetachBeforeCpu
from codemods.edits import Edit
from codemods.from_numpy import FromNumpy
from codemods.guard_argument import GuardArgument
from codemods.guard_numpy import GuardNumpy
from codemods.make_convertible import MakeConvertible
from codemods.permute_rows import PermuteRows
from codemods.preserve_dtype import PreserveDtype
from codemods.remove_guard import RemoveGuard
from codemods.replace_data import ReplaceData
from codemods.rewriting import NotConverging, Rewriter, Rewritten, allowed_up_to
from codemods.skip_numpy import SkipNumpy
from codemods.stack_arrays import StackArrays
from lint_rules.rule import Finding, FixSafety
from lint_rules.settings import Settings
from lint_rules.source import Source
from lint_rules.values.tree.source_module import SourceModules

__all__ = ["Edit", "NotConverging", "Rewritten", "apply_fixes", "edits_of", "fix_source"]

_ALL_VERBS: tuple[type[RewriteCommand], ...] = (
    CopyArgument,
    CopyResult,
    RemoveGuard,
    GuardNumpy,
    GuardArgument,
    MakeConvertible,
    DetachBeforeCpu,
    ReplaceData,
    PreserveDtype,
    CloneTensor,
    StackArrays,
    FromNumpy,
    SkipNumpy,
    PermuteRows,
)
_VERBS = {verb.REWRITE: verb.carry_out for verb in _ALL_VERBS}


def apply_fixes(source: Source, findings: Sequence[Finding], *, safety: FixSafety) -> Rewritten:
    """Carry out the fixes that are at least as safe as `safety`, all in one pass.

    Fixes that are only for display are never applied. A fix that would break the file, lose a comment, or
    change anything outside its target is left out.
    """
    return Rewriter(_VERBS, allowed_up_to(safety)).once(source, findings)


def edits_of(source: Source, finding: Finding) -> tuple[Edit, ...]:
    """The edits that repair one finding alone, whatever its safety; empty where it has no fix that can be made."""
    return Rewriter(_VERBS, frozenset(FixSafety)).edits(source, finding)


def fix_source(
    source: Source,
    *,
    settings: Settings,
    unsafe: bool,
    path: str = "<string>",
    files: SourceModules | None = None,
) -> Rewritten:
    """Analyse and fix until nothing applicable is left; raises NotConverging, and then nothing should be written."""
    safety = FixSafety.UNSAFE if unsafe else FixSafety.SAFE
    return Rewriter(_VERBS, allowed_up_to(safety)).until_stable(source, settings=settings, path=path, files=files)
