"""Random expressions that go to and fro between tensors and arrays: fixes come to an end, and keep what worked."""

from __future__ import annotations

import ast
import warnings
from collections.abc import Callable
from typing import Any

import numpy as np
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from codemods.apply import fix_source
from lint_rules.rewrites import GuardStyle
from lint_rules.settings import LegacyConstructor, Settings
from lint_rules.source import Source
from tests.execution.machine import Machine, accelerator, emulated
from tests.execution.run import run

_TENSORS = {
    "leaf": "torch.tensor([[1.5, -2.0], [0.0, 4.0]], requires_grad=True)",
    "plain": "torch.tensor([[1.5, -2.0], [0.0, 4.0]])",
    "number": "torch.tensor(3, requires_grad=False)",
    "loss": "torch.tensor([2.0], requires_grad=True).sum()",
    "far": 'torch.tensor([1, 2, 3], device="cuda")',
    "far_leaf": 'torch.tensor([1.0, 2.0], device="cuda", requires_grad=True)',
    "half": "torch.tensor([1.5, 2.5], dtype=torch.bfloat16)",
    "conj": "torch.tensor([1 + 2j, 3j]).conj()",
    "wide": "torch.tensor([0.1, 0.2], dtype=torch.float64)",
    "mask": "torch.tensor([True, False])",
    "anything": "torch.ones(2)",
    "annotated": "torch.tensor([4])",
}
_ARRAYS = {
    "floats": "np.array([[1.5, 2.0], [3.0, 4.0]])",
    "ints": "np.array([1, 2, 3])",
    "singles": "np.array([1.5, 2.5], dtype=np.float32)",
    "backwards": "np.arange(6.0).reshape(2, 3)[:, ::-1]",
    "spread": "np.broadcast_to(np.arange(3), (2, 3))",
    "data": "np.array([1.0, 2.0])",
}
_SUBJECTS = {**_TENSORS, **_ARRAYS}
_ARGUMENTS = ("anything", "annotated", "data")
"""The subjects of which the analysis knows little, since they are arguments."""

_ON_TENSORS = (
    ".detach()", ".cpu()", ".data", ".to('cpu')", ".float()", ".double()", ".long()", ".bfloat16()", ".conj()",
    ".resolve_conj()", ".clone()", ".flatten()", "[0]", ".sum()", ".cuda()", ".T", ".requires_grad_()",
)  # fmt: skip
_ON_ARRAYS = ("[::-1]", ".copy()", ".astype(np.float32)", ".astype(np.int64)", ".T", ".max()", ".ravel()", "[0]")
_TO_ARRAYS = (
    "{}.numpy()", "{}.detach().cpu().numpy()", "{}.cpu().detach().numpy()", "{}.numpy(force=True)", "np.asarray({})",
    "np.array({})", "np.median({})", "np.mean({})", "np.array({}.numpy().tolist())", "np.exp({})",
)  # fmt: skip
_TO_TENSORS = (
    "torch.Tensor({})", "torch.Tensor({}).long()", "torch.LongTensor({})", "torch.FloatTensor({})",
    "torch.from_numpy({})", "torch.as_tensor({})", "torch.tensor({})", "torch.tensor({}, dtype=torch.float32)",
    "torch.tensor([{}])", "torch.tensor([{0}, {0}])", "torch.Tensor([{0}, {0}])", "torch.Tensor({}, dtype=torch.long)",
    "torch.tensor(torch.from_numpy({}))", "torch.mm(torch.from_numpy({}), torch.ones(2, 2))",
)  # fmt: skip
_ENDS = ("{}", "{}.item()", "{}.tolist()", "float({})", "{}.numpy().item()", "{}.numpy().tolist()", "[{}]")
_MODES = ("if True:", "with torch.no_grad():", "with torch.inference_mode():")


@st.composite
def expressions(draw: st.DrawFn, mode: str) -> tuple[str, str]:
    """The name of a subject, and an expression that takes it to the other side, and perhaps back, and so on."""
    name = draw(st.sampled_from([*_TENSORS, *_ARRAYS]))
    text, is_tensor = name, name in _TENSORS
    for _ in range(draw(st.integers(1, 3))):
        links = draw(st.lists(st.sampled_from(_ON_TENSORS if is_tensor else _ON_ARRAYS), max_size=4))
        text = draw(st.sampled_from(_TO_ARRAYS if is_tensor else _TO_TENSORS)).format(text + "".join(links))
        is_tensor = not is_tensor
    return name, draw(st.sampled_from(_ENDS)).format(text)


@st.composite
def working_expressions(draw: st.DrawFn, mode: str) -> tuple[str, str]:
    """The same, of steps that run on real torch: those that fail are left out."""
    name = draw(st.sampled_from([*_TENSORS, *_ARRAYS]))
    text, value = name, _tried(_SUBJECTS[name], None, mode)
    for _ in range(draw(st.integers(3, 9))):
        step = draw(st.sampled_from(_steps_from(value)))
        new = _tried(step, value, mode)
        if new is not None:
            text, value = step.format(text), new
    return name, text


def _steps_from(value: object) -> tuple[str, ...]:
    if isinstance(value, torch.Tensor):
        return (*(f"{{}}{link}" for link in _ON_TENSORS), *_TO_ARRAYS, *_ENDS[1:], "torch.tensor({})")
    if isinstance(value, (np.ndarray, np.generic)):
        return (*(f"{{}}{link}" for link in _ON_ARRAYS), *_TO_TENSORS, *_ENDS[1:])
    return ("torch.tensor({})", "np.array({})", "torch.Tensor([{}])")


def _tried(step: str, value: object, mode: str) -> Any:
    """What a step makes of a value; None where it fails."""
    block = f"{mode}\n    made = {step.format('value')}\n".replace('cuda"', f'{accelerator()}"')
    names = {"value": value, "np": np, "torch": torch}
    try:
        with emulated(Machine.ACCELERATOR), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            exec(block, names)
    except Exception:  # noqa: BLE001 - whatever a step raises, it is none that works
        return None
    return names["made"]


@st.composite
def programs(draw: st.DrawFn, kind: Callable[[str], st.SearchStrategy[tuple[str, str]]]) -> str:
    """A program that computes one or two such expressions, in one of the modes."""
    mode = draw(st.sampled_from(_MODES))
    chosen = draw(st.lists(kind(mode), min_size=1, max_size=2))
    lines = [f"{name} = {_SUBJECTS[name]}" for name in dict(chosen) if name not in _ARGUMENTS]
    block = "".join(f"        {line}\n" for line in (*lines, f"return [{', '.join(text for _, text in chosen)}]"))
    return f"""\
import numpy as np
import torch


def computed(anything, annotated: torch.Tensor, data):
    {mode}
{block}

result = computed({", ".join(_SUBJECTS[name] for name in _ARGUMENTS)})
"""


def fixed(text: str, options: Settings, *, unsafe: bool) -> str:
    """The fixed text, which parses, and which a second run leaves as it is."""
    after = fix_source(Source.from_text(text), settings=options, unsafe=unsafe).text
    ast.parse(after)
    again = fix_source(Source.from_text(after), settings=options, unsafe=unsafe)
    assert (again.text, again.applied) == (after, ())
    return after


every_setting = st.builds(
    Settings,
    select=st.sampled_from([None, ("ALL",)]),
    guard_style=st.sampled_from(GuardStyle),
    legacy_constructor=st.sampled_from(LegacyConstructor),
)


@settings(max_examples=150, deadline=None)
@given(programs(expressions) | programs(working_expressions), every_setting)
def test_all_fixes_come_to_an_end(text: str, options: Settings) -> None:
    fixed(text, options, unsafe=True)


@settings(max_examples=250, deadline=None)
@given(programs(working_expressions), every_setting)
def test_safe_fixes_keep_what_a_working_program_computes(text: str, options: Settings) -> None:
    """All but what lies in uninitialised memory: the size that it was given is what a fix can keep of it."""
    after = fixed(text, options, unsafe=False)
    if after == text:
        return
    machine = Machine.ACCELERATOR
    before = run(text, machine)
    if before.failure is None and not any(made.is_size for made in before.constructions):
        again = run(after, machine)
        assert again.failure is None
        assert again.result == before.result
