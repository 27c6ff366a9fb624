"""Context managers that stop an exception: code inside them is expected to fail.

Read in the documentation of contextlib, unittest (Python 3.14) and pytest 9, and executed.
"""

from __future__ import annotations

from lint_rules.knowledge.rows import words
from lint_rules.knowledge.schema import ContextEffect, Effect, Table

FUNCTIONS: Table = {
    "contextlib.suppress": ContextEffect(Effect.STOPS_EXCEPTIONS),
    "pytest.raises": ContextEffect(Effect.STOPS_EXCEPTIONS),
}

METHODS = words("assertRaises assertRaisesRegex")
"""Methods of a test case that give such a manager, whatever the class is derived from."""
