"""Starts a new rule: writes its file with every part in place, for the tests to reject until it is filled in.

python scripts/new_rule.py TNP305 copy-of-tensor
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from string import Template

from lint_rules.registry import all_rules

RULES = Path(__file__).resolve().parent.parent / "lint_rules" / "rules"

SKELETON = Template('''\
"""$code: """

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lint_rules.rule import Certainty, Example, Finding, Interest, Raises, Rule

if TYPE_CHECKING:
    from lint_rules.context import FileContext
    from lint_rules.values.frames.site import Site


class $class_name(Rule):
    code = "$code"
    name = "$name"
    summary = ""
    explanation = """\\
## What it does

## Why is this bad

## When it does not fire

## Fix safety
"""
    examples = (
        Example(
            bad="import torch\\n\\nresult = None\\n",
            good="import torch\\n\\nresult = None\\n",
            shows=Raises("RuntimeError", ""),
            at=(3, 1),
            certainty=Certainty.CERTAIN,
        ),
    )
    interest = Interest(calls=frozenset())

    def check(self, site: Site, file: FileContext) -> Iterator[Finding]:
        yield from ()
''')

NEXT_STEPS = Template("""\
wrote $path

Next:
  1. Run the bad program of your example on real torch, and write down in `shows` what it does.
  2. Name in `interest` the calls or attributes that make the rule look at a place.
  3. Write `check`: read the facts of the site, and yield a Finding where they prove the defect.
  4. Fill in the summary and the four parts of the explanation.
  5. make format docs test
""")


def main() -> int:
    """Write the file and say what comes next; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("code", help="TNP and three digits; the first digit is the kind of rule")
    parser.add_argument("name", help="names the bad pattern, in kebab-case")
    parser.add_argument("--into", type=Path, default=RULES, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    problem = _problem_with(arguments.code, arguments.name)
    if problem:
        parser.error(problem)
    path = arguments.into / f"{arguments.name.replace('-', '_')}.py"
    if path.exists():
        parser.error(f"{path} exists already")
    class_name = "".join(word.capitalize() for word in arguments.name.split("-"))
    path.write_text(
        SKELETON.substitute(code=arguments.code, name=arguments.name, class_name=class_name), encoding="utf-8"
    )
    sys.stdout.write(NEXT_STEPS.substitute(path=path))
    return 0


def _problem_with(code: str, name: str) -> str | None:
    if not re.fullmatch(r"TNP[0-9]{3}", code):
        return f"the code must be TNP and three digits, not {code!r}"
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", name):
        return f"the name must be words in lower case with hyphens between, not {name!r}"
    for rule in all_rules():
        if rule.code == code:
            return f"{code} is taken by {rule.name}"
        if rule.name == name:
            return f"{name} is taken by {rule.code}"
    return None


if __name__ == "__main__":
    sys.exit(main())
