"""Guards that do nothing go, and what the program computes stays."""

from __future__ import annotations

import itertools
import warnings
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from codemods.apply import fix_source
from lint_rules.rewrites import GuardStyle, RemoveGuard
from lint_rules.settings import Settings
from lint_rules.source import Source
from tests.codemods.findings import rewritten

EVERYTHING = ("TNP",)
SOURCES = (
    "torch.from_numpy(array)",
    "torch.as_tensor(array)",
    "torch.tensor(array)",
    "torch.from_numpy(array).double().requires_grad_().mul(2)",
    "torch.from_numpy(array) > 0",
)
LINKS = (".detach()", ".cpu()", '.to("cpu")', "[..., :1]", ".ravel()", ".T", ".clone()", ".contiguous()", ".double()")
ENDS = ("{}.numpy()", "{}.detach().numpy()", "{}.numpy(force=True)", "{}.tolist()", "np.asarray({}.detach())")
DTYPES = ("float16", "float32", "float64", "int64", "uint8", "bool", "complex64")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("x.detach()", "x"),
        ("x.detach().numpy()", "x.numpy()"),
        ("(a + b).detach().numpy()", "(a + b).numpy()"),
        ("(x.detach()).numpy()", "(x).numpy()"),
        ("f(x)[0] .detach( ) .numpy()", "f(x)[0] .numpy()"),
        ("(\n    x\n    .detach()\n    .numpy()\n)", "(\n    x\n    .numpy()\n)"),
        (
            "(\n    x\n    .detach()  # of the last layer\n    .numpy()\n)",
            "(\n    x  # of the last layer\n    .numpy()\n)",
        ),
        ("x \\\n    .detach() \\\n    .numpy()", "x \\\n    .numpy()"),
    ],
)
def test_takes_the_link_out(before: str, after: str) -> None:
    assert rewritten(f"y = {before}\n", RemoveGuard(), "detach") == f"y = {after}\n"


def test_a_comment_before_the_link_is_not_lost() -> None:
    text = "y = (\n    x  # of the last layer\n    .detach()\n    .numpy()\n)\n"
    assert rewritten(text, RemoveGuard(), "detach") == text


def fixed(text: str, settings: Settings) -> str:
    result = fix_source(Source.from_text(text), settings=settings, unsafe=False).text
    again = fix_source(Source.from_text(result), settings=settings, unsafe=False)
    assert again.text == result
    return result


@dataclass(frozen=True)
class Given:
    """How to make an array anew for each run, with the same strides and flags."""

    base: Any
    step: int
    writable: bool

    def make(self) -> Any:
        array = self.base.copy()[..., :: self.step] if self.base.ndim else self.base.copy()
        array.flags.writeable = self.writable
        return array


def outcome(text: str, array: Any) -> tuple[object, ...]:
    """What a program leaves as `result`, and whether that shares memory with the array that it was given."""
    names: dict[str, Any] = {"array": array, "np": np, "torch": torch}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            exec(compile(text, "<program>", "exec"), names)
        except (IndexError, RuntimeError, TypeError, ValueError) as error:
            return (type(error).__name__,)
    result = names["result"]
    if not isinstance(result, np.ndarray):
        return type(result).__name__, repr(result)
    shares = np.shares_memory(result, array)
    before = result.tobytes()
    if shares and array.flags.writeable and array.size:
        array[...] = 1
    return str(result.dtype), result.shape, result.strides, result.flags.writeable, before, shares, result.tobytes()


@st.composite
def given_arrays(draw: st.DrawFn) -> Given:
    dtype = np.dtype(draw(st.sampled_from(DTYPES)))
    shape = draw(arrays.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=4))
    step = draw(st.sampled_from((1, 2, -1)))
    return Given(draw(arrays.arrays(dtype, shape)), step, draw(st.booleans()))


@settings(max_examples=200, deadline=None)
@given(
    array=given_arrays(),
    source=st.sampled_from(SOURCES),
    links=st.lists(st.sampled_from(LINKS), max_size=4),
    end=st.sampled_from(ENDS),
)
def test_the_fix_changes_nothing_of_a_program_that_ran(array: Given, source: str, links: list[str], end: str) -> None:
    chain = end.format(f"tensor{''.join(links)}")
    bad = f"import numpy as np\nimport torch\n\ntensor = {source}\nresult = {chain}\n"
    good = fixed(bad, Settings(select=("TNP203",)))
    before = outcome(bad, array.make())
    if len(before) > 1:
        assert outcome(good, array.make()) == before


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("guards", [".detach()", ".cpu()", '.to("cpu")', ".detach().cpu()"])
def test_nothing_is_left_of_the_guards_of_an_array(guards: str, end: str) -> None:
    """The chains above are not left alone."""
    bad = f"import numpy as np\nimport torch\n\nresult = {end.format(f'torch.from_numpy(array){guards}')}\n"
    good = fixed(bad, Settings(select=("TNP203",)))
    assert not any(guard in good for guard in ("detach", "cpu"))


SUBJECTS = (
    "given",
    "typed",
    "torch.ones(2)",
    "torch.from_numpy(array)",
    "net(given)",
    "weight",
    "weight.data",
    "moved",
)
UNKNOWN = ("given", "moved")
CHAINS = ("", ".detach()", ".cpu()", ".detach().cpu()", ".cpu().detach()", ".detach().detach()", ".cpu().cpu().data")
CONVERSIONS = ("{}.numpy()", "{}.numpy(force=True)", "{}.item()", "np.asarray({})", "np.array({}.detach())")


@pytest.mark.parametrize("style", list(GuardStyle))
@pytest.mark.parametrize("subject", SUBJECTS)
def test_the_fixes_of_all_rules_come_to_an_end(subject: str, style: GuardStyle) -> None:
    """What one rule takes out no other puts in again: `fix_source` raises where the fixes undo each other."""
    lines = [
        f"    use({conversion.format(subject + chain)})" for chain, conversion in itertools.product(CHAINS, CONVERSIONS)
    ]
    head = "import numpy as np\nimport torch\nfrom torch import nn\n\nnet = nn.Linear(2, 2)\n"
    made = "    weight = nn.Parameter(torch.ones(2))\n    far = typed.cuda()\n"
    text = f"{head}\n\ndef run(given, typed: torch.Tensor, array: np.ndarray):\n{made}" + "\n".join(lines) + "\n"
    chosen = Settings(select=EVERYTHING, extend_select=("TNP109", "TNP203"), guard_style=style)
    for unsafe in (False, True):
        first = fix_source(Source.from_text(text), settings=chosen, unsafe=unsafe)
        again = fix_source(Source.from_text(first.text), settings=chosen, unsafe=unsafe)
        # Of what is not known to be a tensor, no fix is safe.
        assert first.applied or (subject in UNKNOWN and not unsafe)
        assert again.text == first.text
