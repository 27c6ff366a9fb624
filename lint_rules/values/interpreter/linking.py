"""Names that another file of the project defines: resolved from its source when they are used, and not before."""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from lint_rules.values.definitions.found_later import as_found_later
from lint_rules.values.domain.fact import Origin
from lint_rules.values.domain.joining import join_all
from lint_rules.values.domain.value import Qualified, Union, UnknownValue, Value, unknown
from lint_rules.values.frames.frame import Frame
from lint_rules.values.frames.state import State
from lint_rules.values.interpreter import flow
from lint_rules.values.objects.attributes import qualified
from lint_rules.values.tree.imported import Imported
from lint_rules.values.tree.source_module import SourceModule, SourceModules
from lint_rules.values.tree.syntax import Bindings

if TYPE_CHECKING:
    from lint_rules.values.interpreter.engine import Engine

MAX_FILES = 60
"""How many other files one analysis looks into."""


class Linker:
    """What one analysis knows of the other files. `path` is the checked file's own; without `files`, nothing is found.

    A file is not executed: of a name that it defines, only the statements that bind it are evaluated. The checked
    file itself sees only those names that are `wanted`; what another file uses is looked up without being asked for.
    """

    def __init__(self, engine: Engine, path: str, files: SourceModules | None, wanted: frozenset[Imported]) -> None:
        self._engine = engine
        self._path = path
        self._files = files
        self._wanted = wanted
        self._known: dict[tuple[str, str], Value | None] = {}
        self._frames: dict[str, Frame | str] = {}
        self.looked_into: list[SourceModule] = []

    @functools.cached_property
    def _wanted_modules(self) -> frozenset[str]:
        """The modules among the names that are wanted: `utils` of `from . import utils` is, for what is in it."""
        return frozenset(module.path for one in self._wanted if (module := self._below(one)) is not None)

    def module(self, frame: Frame, module: str, level: int = 0) -> Imported | None:
        """The module of the project that an import statement in the frame names."""
        if self._files is None or (not level and self._is_of_another_library(module)):
            return None
        path = self._files.find(self._path_of(frame), module, level)
        if path is None or (not level and not path.endswith(".py") and self._is_known_library(module)):
            return None
        return Imported(path, dotted="" if level else module)

    def _is_of_another_library(self, module: str) -> bool:
        return self._engine.is_standard_library(module) or self._engine.knowledge.is_of_torch_or_numpy(module)

    def _is_known_library(self, module: str) -> bool:
        """Whether the tables know a library of this name: a mere directory of data may be called the same."""
        root = module.partition(".")[0]
        return root in self._engine.knowledge.foreign_roots or root in self._engine.knowledge.tensor_roots

    def resolved(self, frame: Frame, value: Value, node: ast.AST) -> Value:
        """The value, with what other files define in the place of their names."""
        if isinstance(value, Imported):
            return self.member(frame, replace(value, name=""), value.name, node) if value.name else value
        if isinstance(value, Union) and any(isinstance(one, Imported) for one in value.alternatives):
            return join_all([self.resolved(frame, one, node) for one in value.alternatives])
        return value

    def member(self, frame: Frame, module: Imported, name: str, node: ast.AST) -> Value:
        """What a module of the project has under a name: what it defines, or a module below it."""
        known = qualified(self._engine.module, f"{module.dotted}.{name}") if module.dotted else None
        if known is not None and (not isinstance(known, Qualified) or self._engine.row_of(known) is not None):
            return known
        wanted = replace(module, name=name)
        if not self._is_wanted(frame, wanted):
            return UnknownValue(Origin(node, f"{name!r} is defined in another file", wanted))
        found = self._member_of(module.path, name)
        if found is not None:
            return self.resolved(frame, found, node)
        return self._below(wanted) or self._missing(wanted, node)

    def _is_wanted(self, frame: Frame, name: Imported) -> bool:
        if module_frame(frame).source is not None or name in self._wanted:
            return True
        return name.path in self._wanted_modules

    def _below(self, wanted: Imported) -> Imported | None:
        """The module that a package has under a name."""
        path = self._files.below(wanted.path, wanted.name) if self._files is not None else None
        return None if path is None else Imported(path, dotted=wanted.dotted and f"{wanted.dotted}.{wanted.name}")

    def _missing(self, wanted: Imported, node: ast.AST) -> Value:
        frame = self._frames.get(wanted.path)
        why = frame if isinstance(frame, str) else f"{wanted.name!r} is not seen being defined in its file"
        return unknown(node, why)

    def mentioning(self, name: str) -> Sequence[str] | None:
        """The files of the project that mention a name, the checked one included; None where it is not searched."""
        return None if self._files is None else self._files.mentioning(self._path, name)

    def module_at(self, path: str) -> Frame | None:
        """The frame of a module of the project, if it can be read."""
        if path == self._path:
            return self._engine.module
        frame = self._frame_of(path)
        return frame if isinstance(frame, Frame) else None

    def defined(self, frame: Frame, name: str) -> Value | None:
        """What a module's top level has under a name that was not met in its frame yet."""
        if frame.source is not None:
            return self._member_of(frame.source.path, name)
        return next(self._by_star_imports(frame, frame.star_imports, name), None)

    def _member_of(self, path: str, name: str) -> Value | None:
        if path == self._path:
            found = self._engine.module.ever.get(name)
            # `from . import x` in a package means the module below it.
            return None if isinstance(found, Imported) and (found.path, found.name) == (path, name) else found
        key = (path, name)
        if key not in self._known:
            # Found again while it is being looked up, it is part of a circle of imports.
            self._known[key] = None
            self._known[key] = self._looked_up(path, name)
        return self._known[key]

    def _looked_up(self, path: str, name: str) -> Value | None:
        frame = self._frame_of(path)
        if isinstance(frame, str) or frame.source is None:
            return None
        if name in frame.source.global_names:
            return unknown(frame.source.tree, f"{name!r} is set by a function that declares it global")
        definitions = frame.source.definitions.get(name)
        if definitions is None:
            return next(self._by_star_imports(frame, self._stars_of(frame, frame.source), name), None)
        values = [self._evaluated(frame, one.statement, name) for one in definitions]
        origin = Origin(frame.source.tree, "another file sets it")
        return as_found_later(join_all(values), origin)

    def _evaluated(self, frame: Frame, statement: ast.stmt, name: str) -> Value:
        """What one statement binds a name to, whatever else it does."""
        seen = len(self._engine.mutations)
        probe = replace(frame, state=State(), ever={}, changeable=set(), star_imports=[], tries=[], loops=[])
        if not isinstance(statement, _WITH_BLOCKS):
            flow.run_block(probe, [statement])
        del self._engine.mutations[seen:]
        value = probe.ever.get(name)
        if value is None:
            return unknown(statement, f"how {name!r} gets its value is not followed")
        if isinstance(value, Imported) and value.name:
            return self._member_of(value.path, value.name) or self._below(value) or self._missing(value, statement)
        return value

    def _by_star_imports(self, frame: Frame, modules: Iterable[Imported | str], name: str) -> Iterator[Value]:
        for module in modules:
            if isinstance(module, str):
                known = qualified(frame, f"{module}.{name}")
                if not isinstance(known, Qualified) or self._engine.row_of(known) is not None:
                    yield known
            else:
                found = self._member_of(module.path, name)
                if found is not None:
                    yield self.resolved(frame, found, frame.node)

    def _stars_of(self, frame: Frame, source: SourceModule) -> Iterator[Imported | str]:
        for statement in source.star_imports:
            yield self.module(frame, statement.module or "", statement.level) or statement.module or ""

    def _path_of(self, frame: Frame) -> str:
        source = module_frame(frame).source
        return self._path if source is None else source.path

    def _frame_of(self, path: str) -> Frame | str:
        if path not in self._frames:
            self._frames[path] = self._opened(path)
        return self._frames[path]

    def _opened(self, path: str) -> Frame | str:
        if self._files is None or len(self.looked_into) >= MAX_FILES:
            return "too many other files take part"
        source = self._files.parsed(path)
        if isinstance(source, str):
            return source
        self.looked_into.append(source)
        return Frame(
            engine=self._engine,
            node=source.tree,
            bindings=Bindings(frozenset(), frozenset()),
            parent=None,
            state=State(),
            source=source,
            is_elsewhere=True,
        )


_WITH_BLOCKS = (ast.If, ast.For, ast.While, ast.With, ast.Try, ast.Match)


def module_frame(frame: Frame) -> Frame:
    """The frame of the module that a scope stands in."""
    while frame.parent is not None:
        frame = frame.parent
    return frame
