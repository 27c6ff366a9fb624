"""Run as a script: evaluates expressions in modules of small projects on real torch, and prints where each fails.

Standard input is a list of `[root, module, expression]`; standard output a list of `[file, line]`, or null for what
runs. Each root is put in front of `sys.path` in its turn, and its modules are forgotten afterwards.
"""

from __future__ import annotations

import importlib
import json
import sys
import traceback


def failure(root: str, module: str, expression: str) -> tuple[str, int | None] | None:
    """The innermost line of the project in which the evaluation fails, if it does."""
    known = set(sys.modules)
    sys.path.insert(0, root)
    try:
        namespace = vars(importlib.import_module(module))
        try:
            eval(expression, namespace)
        except (RuntimeError, TypeError) as error:
            inside = [one for one in traceback.extract_tb(error.__traceback__) if one.filename.startswith(root)]
            return inside[-1].filename, inside[-1].lineno
    finally:
        sys.path.remove(root)
        for name in set(sys.modules) - known:
            if (getattr(sys.modules[name], "__file__", None) or root).startswith(root):
                del sys.modules[name]
    return None


if __name__ == "__main__":
    import numpy as np  # noqa: F401 - what all projects import stays imported
    import torch  # noqa: F401

    print(json.dumps([failure(*asked) for asked in json.load(sys.stdin)]))
