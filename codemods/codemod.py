"""The base of the codemods: a libcst command that rewrites what the analysis found."""

from __future__ import annotations

import abc
import argparse
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

import libcst as cst
from libcst.codemod import CodemodCommand, CodemodContext

from codemods.rewriting import Rewriter, allowed_up_to
from lint_rules.configuration import configuration_of
from lint_rules.rewrites import Rewrite
from lint_rules.rule import FixSafety
from lint_rules.settings import Settings
from lint_rules.source import Source


class RewriteCommand(CodemodCommand, abc.ABC):
    """One verb: carries out one kind of rewrite, wherever a finding of the analysis asks for it.

    Run by `python -m libcst.tool codemod --no-format -x codemods.guard_numpy.GuardNumpy PATH`.
    """

    REWRITE: ClassVar[type[Rewrite]]
    """The kind of rewrite that this verb carries out."""
    ASKS_FOR: ClassVar[tuple[str, ...]] = ()
    """Rules that are off by default, and that whoever runs this command turns on by that."""

    @staticmethod
    @abc.abstractmethod
    def carry_out(expression: cst.BaseExpression, rewrite: Rewrite) -> cst.BaseExpression:
        """Rewrite the target; give it back unchanged where it has not the shape that the verb is for."""

    @staticmethod
    def add_args(arg_parser: argparse.ArgumentParser) -> None:
        arg_parser.add_argument(
            "--unsafe-fixes",
            action="store_true",
            help="Also apply fixes that can change what a working program computes.",
        )

    def __init__(self, context: CodemodContext, *, unsafe_fixes: bool = False) -> None:
        super().__init__(context)
        self._allowed = allowed_up_to(FixSafety.UNSAFE if unsafe_fixes else FixSafety.SAFE)

    def transform_module_impl(self, tree: cst.Module) -> cst.Module:
        path = self.context.filename or "<string>"
        settings = configuration_of(Path(path).resolve().parent).settings if self.context.filename else Settings()
        settings = replace(settings, extend_select=(*settings.extend_select, *self.ASKS_FOR))
        source = Source.from_text(tree.code)
        rewriter = Rewriter({self.REWRITE: self.carry_out}, self._allowed)
        text = rewriter.until_stable(source, settings=settings, path=path).text
        return tree if text == source.text else cst.parse_module(text, config=tree.config_for_parsing)
