"""What a rule has to say about itself: `torchnp explain` and `torchnp rules`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TextIO

from lint_rules.rule import Differs, Example, Outcome, Raises, RecordsCopy, Rule, Same, Unparsable
from torchnp import terminal
from torchnp.terminal import Piece


def write_explanation(rule: Rule, out: TextIO) -> None:
    """The rule as Markdown: rendered on a terminal, as it is elsewhere."""
    markdown = explanation(rule)
    if not terminal.may_have_colours(out):
        out.write(markdown)
        return
    from rich.console import Console
    from rich.markdown import Markdown

    Console(file=out).print(Markdown(markdown))


def explanation(rule: Rule) -> str:
    """Title, explanation and examples of a rule, in Markdown."""
    default = "On by default." if rule.default_on else f"Off by default; turn it on with `--extend-select {rule.code}`."
    parts = [f"# {rule.name} ({rule.code})", rule.summary, default, rule.explanation.strip()]
    parts += [_example(example) for example in rule.examples]
    return "\n\n".join(parts) + "\n"


def overview(rules: Sequence[Rule]) -> Iterator[Piece]:
    """One line a rule."""
    width = max(len(rule.name) for rule in rules)
    for rule in rules:
        yield rule.code, "bold red"
        yield f"  {rule.name:<{width}}  ", "bold"
        yield f"{rule.summary}\n" if rule.default_on else f"{rule.summary} (off by default)\n", ""


def _example(example: Example) -> str:
    bad = f"## Example ({example.certainty.label})\n\n```python\n{example.bad.strip()}\n```\n\n{_shown(example.shows)}"
    if not example.good:
        return bad
    return f"{bad} Use instead:\n\n```python\n{example.good.strip()}\n```"


def _shown(outcome: Outcome) -> str:
    match outcome:
        case Raises(exception, match):
            return f"When it runs, it raises `{exception}` (`{match}`)."
        case Differs(what):
            return f"The result is not the same: {what}."
        case RecordsCopy(node):
            return f"Autograd records the copy between devices (`{node}`) for nothing."
        case Same(why):
            return f"The result is the same: {why}."
        case Unparsable():
            return "Python cannot compile it."
