"""TNP001: the file cannot be parsed."""

from __future__ import annotations

from collections.abc import Iterator

from lint_rules.context import FileContext
from lint_rules.rule import Certainty, Example, Finding, Rule, Span, Unparsable
from lint_rules.source import Source
from lint_rules.values.frames.site import Site


class SyntaxErrorRule(Rule):
    """A file that cannot be read as Python is reported, so that it does not pass for a clean one."""

    code = "TNP001"
    name = "syntax-error"
    summary = "The file cannot be parsed, so nothing in it was checked."
    explanation = """\
## What it does
Reports a file that is not valid Python for the version that runs the check, or that cannot be decoded.

## Why is this bad
Nothing in such a file was checked. Left out in silence, it would pass for clean.

## When it does not fire
Under flake8, which reports the same as E999. In a file that was found in a directory and names nothing that any
rule looks for: it is not parsed. A file that is named on the command line always is.

## Fix safety
There is no fix.
"""
    examples = (
        Example(
            bad="import torch\n\nresult = torch.ones(3).numpy(\n",
            good="import torch\n\nresult = torch.ones(3).numpy()\n",
            shows=Unparsable(),
            at=(3, 29),
            certainty=Certainty.CERTAIN,
        ),
        Example(
            bad="import torch\n\ndef to_numpy(x)\n    return x.detach().cpu().numpy()\n",
            good="import torch\n\ndef to_numpy(x):\n    return x.detach().cpu().numpy()\n",
            shows=Unparsable(),
            at=(3, 16),
            certainty=Certainty.CERTAIN,
        ),
        Example(
            bad="import torch\n\nx = torch.ones(3)\nif len(x):\nresult = x.numpy()\n",
            good="import torch\n\nx = torch.ones(3)\nif len(x):\n    result = x.numpy()\n",
            shows=Unparsable(),
            at=(5, 1),
            certainty=Certainty.CERTAIN,
        ),
    )

    def check(self, site: Site, file: FileContext) -> Iterator[Finding]:
        """Nothing to say about single places: a file that has any could be parsed."""
        return iter(())


def unparsable(error: Exception, source: Source) -> Finding:
    """The finding for text that the parser rejects; the place is the one that Python names, within the text."""
    if isinstance(error, SyntaxError):
        line = min(max(error.lineno or 1, 1), max(len(source.lines), 1))
        return unreadable(error.msg or "invalid syntax", line, max(error.offset or 1, 1))
    if isinstance(error, (RecursionError, MemoryError)):
        return unreadable("the code is nested too deeply for Python to parse", 1, 1)
    return unreadable(str(error), 1, 1)


def unreadable(reason: str, line: int, column: int) -> Finding:
    """The finding for a file that cannot be decoded or parsed; the place is 1-based."""
    return Finding(
        code=SyntaxErrorRule.code,
        name=SyntaxErrorRule.name,
        message=f"cannot parse this file: {reason}",
        certainty=Certainty.CERTAIN,
        span=Span(line, column, line, column),
        statement_line=line,
    )
