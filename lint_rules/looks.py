"""Evaluates a file, and once more those of its functions that turn out to depend on callers or on other files."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from lint_rules.candidates import prefilter
from lint_rules.context import FileContext
from lint_rules.knowledge.library import library
from lint_rules.knowledge.tables import Knowledge
from lint_rules.rewrites import GuardNumpy
from lint_rules.rule import Certainty, Finding, FixSafety, Interest, Rule
from lint_rules.settings import Settings
from lint_rules.source import Source
from lint_rules.survey.calling import callers_of_both
from lint_rules.survey.interception import intercepts
from lint_rules.survey.scopes import Survey
from lint_rules.survey.switched_modes import switched_elsewhere
from lint_rules.survey.unseen_changes import may_train_unseen, unseen_changes
from lint_rules.values.definitions.callers import NOTHING_SWITCHED, GradModeReferences, grad_mode_references
from lint_rules.values.domain.value import ModuleObject, Value
from lint_rules.values.frames.budget import Budget, End
from lint_rules.values.frames.demand import missing_names
from lint_rules.values.frames.site import AttributeSite, CallSite, Recorder, SharingSite, Site
from lint_rules.values.interpreter.engine import Engine
from lint_rules.values.tree.imported import Imported
from lint_rules.values.tree.references import is_private
from lint_rules.values.tree.scan import Scan, UnseenChanges, around, with_lines
from lint_rules.values.tree.source_module import SourceModule, SourceModules
from lint_rules.values.tree.syntax import FUNCTIONS, Function

MAX_LOOKS = 3
"""How often a file is evaluated again because what another file defines turned out to matter."""


@dataclass(frozen=True, slots=True)
class Checked:
    """The file that is looked at, and what is asked about it. `found` holds all places that a rule may look at.

    `operators`: the special methods whose places are recorded.
    """

    source: Source
    tree: ast.Module
    found: Scan
    rules: tuple[Rule, ...]
    settings: Settings
    path: str
    files: SourceModules | None
    operators: frozenset[str] = frozenset()
    """The special methods whose places are recorded."""
    knowledge: Knowledge = field(default_factory=library)

    @property
    def searches(self) -> bool:
        """Whether the whole project can be looked through."""
        return self.files is not None and self.files.searches


@dataclass(frozen=True, slots=True)
class Look:
    """What one evaluation starts from.

    `scopes` are those that it evaluates, None for all. `wanted` are the names of other files that it looks into,
    `asked` the functions whose callers it looks for in the whole project.
    """

    scopes: frozenset[ast.AST] | None = None
    references: GradModeReferences | None = None
    wanted: frozenset[Imported] = frozenset()
    asked: frozenset[ast.AST] = frozenset()


@dataclass(frozen=True, slots=True)
class Judged:
    """All that the rules find after some looks, whatever is silenced. `steps`: what the first look took."""

    findings: tuple[Finding, ...]
    file: FileContext
    gave_up: End | None
    steps: int


def judged(file: Checked) -> Judged:
    """What the rules find in a file once everything that they depend on was looked at."""
    result = _judged(file, Look(), None)
    rests_on_proof = any(map(_rests_on_proof, result.findings))
    if rests_on_proof or may_train_unseen(file.source.text):
        knowledge = file.knowledge
        unseen = unseen_changes(file.tree, file.source.text, knowledge.keeping_decorators, knowledge.grad_switches)
        if unseen != UnseenChanges() and (rests_on_proof or unseen.may_train):
            file = replace(file, found=replace(file.found, unseen=unseen))
            result = _judged(file, Look(), None)
    callers = _where_arrays_may_come_back(result.findings, file)
    if callers:
        file = replace(file, found=with_lines(file.found, file.tree, (one.lineno for one in callers)))
    look = _with_callers(file, result, callers)
    if look is not None:
        result = _judged(file, look, result)
    look = look or Look()
    for _ in range(MAX_LOOKS):
        look = _with_other_files(file, result, look)
        if look is None or result.gave_up is not None:
            break
        result = _judged(file, look, result)
    if file.files is not None and any(map(_rests_on_proof, result.findings)):
        switches = file.knowledge.grad_switches
        if switched_elsewhere(file.tree, file.path, file.files, switches):
            result = replace(result, findings=tuple(map(_of_intercepted, result.findings)))
    return result


def _rests_on_proof(finding: Finding) -> bool:
    """Whether a finding, or its fix, would be wrong if something were not as it was seen."""
    is_safe = finding.fix is not None and finding.fix.safety is FixSafety.SAFE
    return is_safe or finding.certainty is Certainty.CERTAIN


def _where_arrays_may_come_back(findings: Iterable[Finding], file: Checked) -> frozenset[Function]:
    """The functions that may run one where a guard is missing, and something that makes a tensor of an array.

    They tell whether a tensor is made of the array again: a `.detach()` would hide that no gradient comes with it.
    """
    missing = [one for one in findings if _puts_detach_in(one)]
    if not missing:
        return frozenset()
    makers = frozenset(name for name in file.knowledge.array_to_tensor_names if f"{name}(" in file.source.text)
    if not makers:
        return frozenset()
    return callers_of_both(file.tree, _functions_with(missing, file.found), makers)


def _puts_detach_in(finding: Finding) -> bool:
    rewrite = None if finding.fix is None else finding.fix.rewrite
    return isinstance(rewrite, GuardNumpy) and rewrite.detach


def _with_callers(file: Checked, so_far: Judged, callers: frozenset[Function]) -> Look | None:
    """A look that knows who calls whom, with what and in which grad mode; None where nothing depends on it."""
    if so_far.gave_up is not None or not so_far.findings:
        return None
    functions = _functions_with(so_far.findings, file.found)
    switches = any(word in file.source.text for word in file.knowledge.grad_switch_names)
    is_asked = bool(callers or (functions and file.searches) or any(is_private(one.name) for one in functions))
    if not switches and not is_asked:
        return None
    references = grad_mode_references(file.tree, file.knowledge) if switches else NOTHING_SWITCHED
    return Look(callers.union(functions), references, asked=frozenset(functions))


def _with_other_files(file: Checked, so_far: Judged, before: Look) -> Look | None:
    """A look into those names of other files that leave something unknown; None where there is no new one."""
    missing = missing_names(site for site in so_far.file.sites.values() if _is_open(site, file, so_far.file))
    new = frozenset(missing) - before.wanted
    if not new:
        return None
    scopes = frozenset(_scope_of(node, file.found) for name in new for node in missing[name])
    asked = before.asked.union(_functions_with(so_far.findings, file.found))
    return Look(scopes, before.references or NOTHING_SWITCHED, before.wanted | new, asked)


def _is_open(site: Site, file: Checked, context: FileContext) -> bool:
    """Whether the rules may judge otherwise of a candidate if more were known of it."""
    if site.node not in file.found.statements:
        return False
    return any(_looks_at(rule.interest, site) and rule.is_open(site, context) for rule in file.rules)


def _looks_at(interest: Interest, site: Site) -> bool:
    if isinstance(site, CallSite):
        return site.name in interest.calls and prefilter.is_made_as_asked(interest, site.node)
    return site.name in (interest.attributes if isinstance(site, AttributeSite) else interest.operators)


def _scope_of(node: ast.AST, found: Scan) -> ast.AST:
    return found.scopes[found.statements[node]]


def _functions_with(findings: Iterable[Finding], found: Scan) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    """The functions that hold a finding."""
    lines = {finding.span.line for finding in findings}
    functions = (scope for scope in set(found.scopes.values()) if isinstance(scope, FUNCTIONS))
    return [one for one in functions if any(one.lineno <= line <= (one.end_lineno or one.lineno) for line in lines)]


def _judged(file: Checked, look: Look, before: Judged | None) -> Judged:
    """What the rules say with what a look sees; elsewhere in the file, what was seen before holds."""
    found = file.found if look.scopes is None else replace(file.found, marked=around(file.found, look.scopes))
    engine = Engine(
        file.tree,
        file.knowledge,
        Recorder(operators=file.operators),
        found,
        budget=Budget() if before is None else Budget.for_another_look(before.steps),
        path=file.path,
        files=file.files,
        wanted=look.wanted,
        asked=look.asked,
        uses_name_heuristics=file.settings.name_heuristics,
        grad_mode_references=look.references,
    )
    engine.run()
    context = _context(file, engine, before)
    findings = tuple(finding for rule in file.rules for finding in _asked(rule, context))
    if findings and (file.found.unseen.switches_modes or _is_intercepted(file, context)):
        findings = tuple(map(_of_intercepted, findings))
    elif findings and context.survey.rebinds_unseen:
        findings = tuple(map(_with_unsafe_fix, findings))
    gave_up = engine.budget.end or (before.gave_up if before is not None else None)
    return Judged(findings, context, gave_up, engine.budget.steps if before is None else before.steps)


def _context(file: Checked, engine: Engine, before: Judged | None) -> FileContext:
    known: Mapping[ast.AST, Site] = {} if before is None else before.file.sites
    shared: Mapping[ast.AST, SharingSite] = {} if before is None else before.file.sharings
    kept = {node: site for node, site in shared.items() if node not in engine.recorder.sites}
    outputs: Mapping[ast.AST, Value] = {} if before is None else before.file.outputs
    others: tuple[SourceModule, ...] = () if before is None else before.file.others
    return FileContext(
        source=file.source,
        settings=file.settings,
        knowledge=engine.knowledge,
        tree=file.tree,
        parents=file.found.parents,
        statements=file.found.statements,
        scopes=file.found.scopes,
        sites={**known, **engine.recorder.sites},
        sharings={**kept, **engine.recorder.sharings},
        outputs={**outputs, **engine.recorder.outputs},
        has_tensors=file.found.has_tensors,
        survey=Survey(file.tree, file.source.text) if before is None else before.file.survey,
        others=tuple(dict.fromkeys((*others, *engine.linker.looked_into))),
    )


def _asked(rule: Rule, file: FileContext) -> Iterator[Finding]:
    interest = rule.interest
    names = interest.calls | interest.attributes | interest.operators | interest.meeting
    for site in file.sites.values():
        if site.name in names or (interest.meeting and _calls_module(site)):
            found = rule.check(site, file)
            yield from map(_doubted, found) if site.context.in_doubt else found
    for shared in file.sharings.values():
        yield from rule.check_sharing(shared, file)


def _doubted(finding: Finding) -> Finding:
    """What is found where nobody knows whether the program ever gets there."""
    return replace(finding, certainty=min(finding.certainty, Certainty.LIKELY))


def _of_intercepted(finding: Finding) -> Finding:
    """What is found where functions and modules of the library may give something else."""
    return _with_unsafe_fix(_doubted(finding))


def _with_unsafe_fix(finding: Finding) -> Finding:
    """What is found where a name in the fix may mean something else."""
    fix = finding.fix
    if fix is None or fix.safety is not FixSafety.SAFE:
        return finding
    return replace(finding, fix=replace(fix, safety=FixSafety.UNSAFE))


def _is_intercepted(file: Checked, context: FileContext) -> bool:
    names = file.knowledge.intercepting_names
    here = names | file.knowledge.intercepting_methods
    return intercepts(file.tree, file.source.text, here) or any(
        intercepts(other.tree, other.text, names) for other in context.others
    )


def _calls_module(site: Site) -> bool:
    """Whether a layer or a loss is called, which has the name that the program gives it."""
    return isinstance(site, CallSite) and isinstance(site.receiver, ModuleObject)
