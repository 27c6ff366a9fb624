"""What is written about the project is what the project does."""

from __future__ import annotations

import importlib.util
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from lint_rules import configuration
from lint_rules.registry import all_rules
from lint_rules.rule import Rule
from tests.rules import test_examples as rule_tests

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def script(name: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "scripts" / name), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)


def test_generated_files_are_current() -> None:
    done = script("write_docs.py", "--check")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of what the generator writes to."""
    shutil.copy(ROOT / "README.md", tmp_path)
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    assert script("write_docs.py", "--root", str(tmp_path)).returncode == 0
    return tmp_path


def test_differences_are_named_and_repaired(checkout: Path) -> None:
    page = Path("docs/rules") / f"{all_rules()[0].name}.md"
    (checkout / page).write_text("something else\n")
    (checkout / "docs/rules/no-such-rule.md").write_text("a rule that is gone\n")
    (checkout / "README.md").write_text(README.replace(f"| {all_rules()[0].code} |", "| TNP999 |"))

    done = script("write_docs.py", "--check", "--root", str(checkout))
    assert done.returncode == 1
    assert [line.partition(" ")[0] for line in done.stdout.splitlines()] == [
        str(page),
        "README.md",
        "docs/rules/no-such-rule.md",
    ]

    assert script("write_docs.py", "--root", str(checkout)).returncode == 0
    assert script("write_docs.py", "--check", "--root", str(checkout)).returncode == 0
    assert not (checkout / "docs/rules/no-such-rule.md").exists()


def test_the_changelog_names_every_rule() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert [rule.code for rule in all_rules() if rule.code not in changelog] == []


def test_the_readme_shows_every_setting() -> None:
    (table,) = re.findall(r"^\[tool\.torchnp\]\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    shown = set(re.findall(r"^([\w-]+) = ", table, re.MULTILINE))
    assert shown <= set(configuration.KEYS)
    assert set(configuration.KEYS) - shown <= {"select"}


def test_links_lead_somewhere() -> None:
    broken = [
        f"{document.relative_to(ROOT)}: {target}"
        for document in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
        for target in re.findall(r"\]\(([^)#]+)", document.read_text(encoding="utf-8"))
        if "://" not in target and not (document.parent / target).exists()
    ]
    assert broken == []


PRELUDE = """\
import numpy as np
import torch
from torch import nn

model, criterion = nn.Linear(2, 1), nn.MSELoss()
batch, images, target = torch.ones(3, 2), torch.ones(3, 2), torch.ones(3, 1)
output = model(batch)
losses = []
"""


def torchnp(*arguments: str, stdin: str) -> str:
    command = [sys.executable, "-m", "torchnp", *arguments, "--isolated", "-"]
    done = subprocess.run(command, input=stdin, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    return done.stdout


def test_what_the_readme_shows_is_what_is_found_and_fixed() -> None:
    blocks = re.findall(r"^```python\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    assert len(blocks) == 6
    for before, after in zip(blocks[::2], blocks[1::2], strict=True):
        program = PRELUDE + before
        found = json.loads(torchnp("check", "--output-format=json", stdin=program))
        lines = program.splitlines()
        assert [row["code"] for row in found] == [code for line in lines for code in re.findall("# (TNP[0-9]+)", line)]
        fixed = torchnp("fix", stdin=program)
        assert re.sub(r"  +#.*", "", fixed) == PRELUDE + after


def new_rule(folder: Path) -> Rule:
    """What scripts/new_rule.py makes, as the registry would load it."""
    done = script("new_rule.py", "TNP999", "some-bad-pattern", "--into", str(folder))
    assert done.returncode == 0, done.stderr
    spec = importlib.util.spec_from_file_location("lint_rules.rules.some_bad_pattern", folder / "some_bad_pattern.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    rule = module.SomeBadPattern()
    assert isinstance(rule, Rule)
    return rule


def test_a_new_rule_has_every_part(tmp_path: Path) -> None:
    rule = new_rule(tmp_path)
    assert (rule.code, rule.name) == ("TNP999", "some-bad-pattern")
    rule_tests.test_code_names_and_file_agree(rule)
    assert len(rule.examples) == 1


def test_a_new_rule_is_rejected_until_it_is_filled_in(tmp_path: Path) -> None:
    rule = new_rule(tmp_path)
    (example,) = rule.examples
    with pytest.raises(AssertionError):
        rule_tests.test_a_rule_explains_itself_under_the_four_headings(rule)
    with pytest.raises(AssertionError):
        rule_tests.test_a_rule_has_at_least_two_examples(rule)
    with pytest.raises(AssertionError):
        rule_tests.test_bad_is_flagged_once_where_and_as_surely_as_the_example_says(rule_tests.Case(rule, example))
    with pytest.raises(AssertionError):
        rule_tests.test_torch_shows_what_the_example_says(rule_tests.Case(rule, example))


@pytest.mark.parametrize(
    ("code", "name", "complaint"),
    [
        ("TNP1", "some-bad-pattern", "three digits"),
        ("TNP999", "SomeBadPattern", "lower case"),
        ("TNP999", all_rules()[0].name, "is taken by"),
        (all_rules()[0].code, "some-bad-pattern", "is taken by"),
    ],
)
def test_a_new_rule_needs_a_code_and_a_name_of_its_own(tmp_path: Path, code: str, name: str, complaint: str) -> None:
    done = script("new_rule.py", code, name, "--into", str(tmp_path))
    assert done.returncode == 2
    assert complaint in done.stderr
    assert list(tmp_path.iterdir()) == []
