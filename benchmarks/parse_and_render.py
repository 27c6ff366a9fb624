"""The least that a libcst codemod can do to a file: parse it, and render it again."""

from __future__ import annotations

import libcst
from libcst.codemod import CodemodCommand


class ParseAndRender(CodemodCommand):
    """Changes nothing."""

    DESCRIPTION = "Change nothing."

    def transform_module_impl(self, tree: libcst.Module) -> libcst.Module:
        return tree
