"""noqa comments, held against flake8's own reading of them."""

from __future__ import annotations

import argparse

import pytest
from flake8.processor import FileProcessor
from flake8.violation import Violation
from hypothesis import example, given
from hypothesis import strategies as st

from lint_rules.rule import Certainty, Finding, Span
from lint_rules.source import Source
from lint_rules.suppressions import Suppressions

FLAGGED = "array = tensor.numpy()"


def finding(line: int, *, code: str = "TNP101", statement_line: int | None = None) -> Finding:
    return Finding(
        code=code,
        name="numpy-on-grad-tensor",
        message="",
        certainty=Certainty.CERTAIN,
        span=Span(line, 1, line, 2),
        statement_line=line if statement_line is None else statement_line,
    )


def covers(text: str, line: int, *, code: str = "TNP101", statement_line: int | None = None) -> bool:
    found = finding(line, code=code, statement_line=statement_line)
    return Suppressions.of(Source.from_text(text)).covers(found)


def flake8_silences(text: str, line: int, code: str) -> bool:
    options = argparse.Namespace(hang_closing=False, indent_size=4, max_line_length=79, max_doc_length=None, verbose=0)
    options.disable_noqa = False
    processor = FileProcessor("program.py", options, lines=text.splitlines(keepends=True))
    if processor.should_ignore_file():
        return True
    physical = processor.noqa_line_for(line) or text.splitlines()[line - 1]
    return bool(Violation(code, "program.py", line, 1, "", physical).is_inline_ignored(disable_noqa=False))


@pytest.mark.parametrize(
    "comment",
    [
        "# noqa",
        "# NOQA",
        "#noqa",
        "# noqa: TNP101",
        "# noqa:TNP101",
        "# noqa: tnp101",
        "# noqa: TNP1",
        "# noqa: TNP101,TNP2",
        "# noqa: TNP2, TNP1",
        "# noqa: E501 TNP101",
        "# noqa: TNP101 because the caller detaches",
        "# type: ignore[misc]  # noqa: TNP101",
        "# noqa : TNP201",
        "# noqa:  TNP201",
    ],
)
def test_a_comment_silences_its_line(comment: str) -> None:
    assert covers(f"{FLAGGED}  {comment}\n", 1)


@pytest.mark.parametrize(
    "comment", ["", "# noqa: TNP2", "# noqa: E501", "# noqa: TNP1010", "# no qa", "# flake8: noqa"]
)
def test_a_comment_that_names_something_else_does_not(comment: str) -> None:
    assert not covers(f"{FLAGGED}  {comment}\n", 1)


def test_another_line_is_not_silenced() -> None:
    text = f"{FLAGGED}  # noqa\n{FLAGGED}\n"
    assert covers(text, 1)
    assert not covers(text, 2)


def test_the_first_line_of_the_statement_counts() -> None:
    text = "use(  # noqa: TNP101\n    tensor.numpy(),\n    other.numpy(),\n)\n"
    assert covers(text, 3, statement_line=1)
    assert not covers(text, 3, code="TNP201", statement_line=1)
    assert not covers(text, 3)


def test_lines_in_the_middle_of_a_statement_do_not_count() -> None:
    text = "use(\n    other,  # noqa\n    tensor.numpy(),\n)\n"
    assert not covers(text, 3, statement_line=1)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('use("""\n# noqa\n""", tensor.numpy())\n', 3),
        ("array = \\\n    tensor.numpy() \\\n    + 1  # noqa\n", 2),
    ],
)
def test_joined_lines_count_as_one_as_in_flake8(text: str, line: int) -> None:
    assert flake8_silences(text, line, "TNP101")
    assert covers(text, line)


@pytest.mark.parametrize("comment", ["# flake8: noqa", "# flake8=noqa", "  # FLAKE8: NOQA", "# flake8: noqa because"])
def test_a_file_comment_silences_every_line(comment: str) -> None:
    text = f"{comment}\n{FLAGGED}\n"
    assert covers(text, 2)
    assert flake8_silences(text, 2, "TNP101")


def test_a_file_comment_with_codes_silences_these_codes_only() -> None:
    text = f"{FLAGGED}\n# flake8: noqa: TNP1, E501\n"
    assert covers(text, 1)
    assert not covers(text, 1, code="TNP201")


def test_the_file_comment_must_stand_alone() -> None:
    assert not covers(f"x = 1  # flake8: noqa\n{FLAGGED}\n", 2)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_do_not_matter(end: str) -> None:
    text = end.join(["x = 1", f"{FLAGGED}  # noqa", FLAGGED, ""])
    assert covers(text, 2)
    assert not covers(text, 3)


def test_text_that_cannot_be_tokenized_is_read_line_by_line() -> None:
    text = f"{FLAGGED}  # noqa\nuse(\n"
    assert covers(text, 1)
    assert not covers(text, 2)


def test_a_file_without_noqa_has_none() -> None:
    assert Suppressions.of(Source.from_text(FLAGGED)) == Suppressions()


LINES = st.sampled_from(
    [
        "x = tensor.numpy()",
        "use(",
        ")",
        '"""',
        "y = \\",
        "# flake8: noqa",
        'z = "# noqa: TNP101"',
        "if x:",
        "    pass",
        "",
    ]
)
COMMENTS = st.builds(
    lambda marker, codes: f"  {marker}{codes}",
    st.sampled_from(["# noqa", "# NoQA", "# x # noqa", "#noqa"]),
    st.sampled_from(
        ["", ":", ": ", " :", ": TNP101", ":TNP1 TNP2", ": TNP", ": E501,TNP101,", ":  TNP2", ": TNP101TNP2", ": x"]
    ),
)


@given(st.lists(st.tuples(LINES, st.just("") | COMMENTS).map("".join), min_size=1, max_size=6), st.data())
@example(["y = \\", "x = tensor.numpy()  # noqa"], None)
def test_what_flake8_silences_is_silenced_here(lines: list[str], data: st.DataObject | None) -> None:
    text = "\n".join(lines) + "\n"
    line = data.draw(st.integers(1, len(lines))) if data else 1
    for code in ("TNP101", "TNP201"):
        if flake8_silences(text, line, code):
            assert covers(text, line, code=code)
