"""What is remembered of the calls that were followed, and of those that are being followed."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lint_rules.values.changes.mutation import Mutation
from lint_rules.values.definitions import heirs, overriding
from lint_rules.values.domain.value import ClassValue, Identity, Instance, ModuleObject, Value
from lint_rules.values.frames import suspension
from lint_rules.values.frames.frame import Frame
from lint_rules.values.frames.state import Context
from lint_rules.values.tree.decisions import Answer, Deciding, Setters

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lint_rules.values.interpreter.unfollowed import Mentions
    from lint_rules.values.tree.class_syntax import ClassSyntax


@dataclass(slots=True)
class CallsSeen:
    """The calls of one function that were followed, and what they bound its parameters to."""

    nodes: set[ast.AST] = field(default_factory=set)
    arguments: list[dict[str, Value]] = field(default_factory=list)
    contexts: list[Context] = field(default_factory=list)


@dataclass(slots=True)
class Memo:
    """Results of calls by function and arguments, and the calls that are being followed."""

    import_flags: frozenset[tuple[ast.AST, str]] | None = None
    """Names that tell whether an import has failed, once somebody has asked."""
    results: dict[object, tuple[Value, int]] = field(default_factory=dict)
    """By function, arguments, context and epoch: the result, and the newest object when the call began."""
    cut: dict[object, int] = field(default_factory=dict)
    """Of results for which some call was nested too deeply to be followed: how deep they were nested themselves."""
    cuts: int = 0
    """How often that was so."""
    followed: dict[tuple[ast.AST, Frame | None, ClassValue | None], list[object]] = field(default_factory=dict)
    """By function and the class of its receiver: the arguments and contexts that it was followed with, each time."""
    active: list[ast.AST] = field(default_factory=list)
    in_progress: dict[object, Value | None] = field(default_factory=dict)
    """By function, arguments and context of the calls that are being followed: what they were found to give so far."""
    not_followed: set[ast.AST] = field(default_factory=set)
    """Functions of which some call was not followed."""
    rebound: int = 0
    """How often a function was seen binding a name outside of itself."""
    raised_elsewhere: int = 0
    """How often an exception may have left a call in other modes than it began in."""
    recursive: set[object] = field(default_factory=set)
    """Those of them that were called again in the meantime."""
    recursions: int = 0
    """How often that was so: such a call may end its path, which does not say that it never returns."""
    members: overriding.Members | None = None
    heirs: heirs.Heirs | None = None
    opened: dict[ClassValue, frozenset[str]] = field(default_factory=dict)
    """Classes that were given attributes, and the names of these."""
    deciding: dict[ast.AST, Deciding] = field(default_factory=dict)
    """By scope: what decides in it more than once, once asked for."""
    moving: frozenset[Answer] | None = None
    """The answers by which the file moves things to an accelerator, once asked for."""
    setters: dict[ast.AST, Setters] = field(default_factory=dict)
    """By module: where its attributes are set, once asked for."""
    seen: dict[ast.AST, CallsSeen] = field(default_factory=dict)
    suspended: dict[ast.AST, suspension.Suspended] = field(default_factory=dict)
    """By call: generators that hand over to whoever resumes them in other modes."""
    found: dict[int, dict[tuple[Identity, str], Value]] = field(default_factory=dict)
    """By object: whose attribute it was taken to be, though it was not set on that very one, and what it was then."""
    factories: dict[int, Value] = field(default_factory=dict)
    """By object: what a dict asks for the entries that are missing."""
    unfinished: dict[int, tuple[Mutation, ...]] = field(default_factory=dict)
    """By object: what generators may change when somebody runs over them."""
    unfinished_calls: dict[ast.AST, list[Mutation]] = field(default_factory=dict)
    """By call: what the generator that it makes changes up to its end."""
    scheduled: dict[ast.AST, list[Mutation]] = field(default_factory=dict)
    """By call: what coroutines may change that were not waited for where they were made."""
    decorated: dict[tuple[ast.AST, Frame | None], Value] = field(default_factory=dict)
    """Methods under decorators of the file, as these leave them."""
    names_left: dict[tuple[ClassSyntax, Frame | None], Mapping[str, Value]] = field(default_factory=dict)
    """What the body of a class leaves its names bound to, once somebody has asked."""
    hooks: dict[ast.AST, frozenset[str]] | None = None
    """The functions that the file hands over to be called later, and the methods that get them, once looked for."""
    hooked: dict[ast.AST, list[ModuleObject | Instance]] = field(default_factory=dict)
    """By function: the modules that were seen getting it as a hook."""
    mentions: dict[ast.AST, Mentions] = field(default_factory=dict)
    """By module: the names that its functions mention, once a call of one was not followed."""
    computed: set[ast.AST] = field(default_factory=set)
    """Expressions that give something of a library by a name that is not known."""
    run_for_calls: set[object] = field(default_factory=set)
    """Functions that were run only to see what they call."""

    def note_depth(self, key: object, *, is_cut: bool) -> None:
        """A result that was just found: where it was cut, it does not hold for a call that is nested less deeply."""
        self.cut.pop(key, None)
        if is_cut:
            self.cut[key] = len(self.active)
